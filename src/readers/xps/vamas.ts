import { isArgyroditeError, type SampleMetadata, type Warning } from '../../arrow/index.js';
import { baseName, fileName, problem, quote, textFile, type TextFile } from '../file.js';
import type { InputFile, Reader, ReadResult } from '../reader.js';
import { toPhotoelectronTable } from './spectrum.js';
import { readBlock, type SharedItems, type VamasBlock } from './vamas/block.js';
import { walk, type Cursor } from './vamas/cursor.js';
import { readHeader, type VamasHeader } from './vamas/header.js';
import { isPhotoelectron, toSpectrum } from './vamas/spectrum.js';

/** VAMAS (ISO 14976), which CasaXPS and the programs of most makers write: .vms, and MultiPak's .npl. */
export const vamas: Reader = {
  name: 'VAMAS',
  extensions: ['vms', 'npl'],
  sniff: ({ text }) => /^\s*VAMAS Surface Chemical Analysis Standard Data Transfer Format/i.test(text),
  read: (file: InputFile) => readVamas(textFile(file))
};

function readVamas(file: TextFile): ReadResult {
  const { name } = file;
  if (!/^\s*VAMAS Surface Chemical/i.test(file.lines[0])) {
    throw problem(
      'unknown-format',
      name,
      'This is no VAMAS file: its first line should begin with “VAMAS Surface Chemical Analysis Standard Data Transfer Format”. Choose the file as the instrument’s program wrote it.',
      { line: 1 }
    );
  }
  const warnings: Warning[] = [];
  const cursor = walk(file);
  const header = readHeader(name, cursor);
  const blocks = readBlocks(name, cursor, header, warnings);
  const shown = choosePhotoelectrons(name, blocks, warnings);
  const spectra = shown.map(block => toSpectrum(name, block, header, warnings));
  return toPhotoelectronTable(name, spectra, headMetadata(name, header), warnings);
}

/** All blocks; where the file ends early, those before. */
function readBlocks(name: string, cursor: Cursor, header: VamasHeader, warnings: Warning[]): VamasBlock[] {
  const first: SharedItems = new Map();
  const blocks: VamasBlock[] = [];
  while (blocks.length < header.blocks) {
    try {
      blocks.push(readBlock(name, cursor, header, first));
    } catch (error) {
      if (!isArgyroditeError(error) || error.code !== 'truncated-file' || blocks.length === 0) throw error;
      warnings.push({
        code: 'truncated-file',
        message: `The file ends within block ${blocks.length + 1} of ${header.blocks}; the blocks before it were read. Perhaps the copy is incomplete.`
      });
      break;
    }
  }
  if (blocks.length === 0) {
    throw problem(
      'empty-file',
      name,
      'The file says that it has no blocks, so that there is no spectrum in it.',
      {
        line: cursor.line
      }
    );
  }
  return blocks;
}

/** Auger, ion and other spectra are no photoelectrons: they are left out, or refused where there is nothing else. */
function choosePhotoelectrons(
  name: string,
  blocks: readonly VamasBlock[],
  warnings: Warning[]
): VamasBlock[] {
  const shown = blocks.filter(isPhotoelectron);
  const others = [
    ...new Set(blocks.filter(block => !isPhotoelectron(block)).map(({ technique }) => technique))
  ];
  if (shown.length === 0) {
    const [{ line, source }] = blocks;
    const auger = others.some(technique => /^AES/i.test(technique));
    throw problem(
      'wrong-kind',
      name,
      auger
        ? `This is an Auger spectrum (technique ${quote(others[0])}, source ${quote(source)}), not a photoelectron spectrum: its kinetic energies do not follow from a photon’s, so that they have no binding energy. Choose a file of the technique XPS.`
        : `This holds no photoelectron spectrum: its technique is ${others.map(quote).join(', ')}. Choose a file of the technique XPS.`,
      { line }
    );
  }
  if (others.length) {
    warnings.push({
      code: 'blocks-left-out',
      message: `${blocks.length - shown.length} of ${blocks.length} blocks are no photoelectron spectra (technique ${others.map(quote).join(', ')}) and were left out.`
    });
  }
  return shown;
}

function headMetadata(name: string, { instrument, comment }: VamasHeader): SampleMetadata {
  const metadata: SampleMetadata = { sample: baseName(name), source_file: fileName(name) };
  if (instrument && !/^not specified$/i.test(instrument)) metadata.instrument = instrument;
  if (comment.some(Boolean)) metadata.comment = comment;
  return metadata;
}
