/** As in package.json; a result that is quoted says which version made it. */
export const version = '0.1.0';
