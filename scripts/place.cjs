// Loaded first: stops at once in a folder from which Node cannot run this program. It is a CommonJS module, because Node
// loads no ES module from a path with a backslash. From a path with an asterisk, Node loads parts of packages from
// wrong paths.
const folder = __dirname.slice(0, -'/scripts'.length);
const sign = (process.platform === 'win32' ? ['*'] : ['*', '\\']).find((each) => folder.includes(each));

if (sign) {
  process.stderr.write(
    `Node không nạp được phần mềm từ thư mục ${JSON.stringify(folder)} vì đường dẫn có dấu ${sign}. Hãy chuyển phần mềm sang thư mục khác.\n`,
  );
  process.exit(2);
}
