/** A file's text, put there when the page is built. */
declare module '*.ts?raw' {
  const text: string;
  export default text;
}
