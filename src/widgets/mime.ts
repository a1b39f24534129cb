/** Under this key a cell's output holds the seed of a widget. Apart from all else, so that knowing it costs nothing. */
export const MIME_TYPE = 'application/vnd.argyrodite.v1+json';
