// Loaded before everything else: says at once where Node cannot run this program. Not an ES module, since Node loads none
// from a folder with a backslash in its path; from one with an asterisk it loads a package's parts from elsewhere.
const folder = __dirname.slice(0, -'/scripts'.length);
const sign = (process.platform === 'win32' ? ['*'] : ['*', '\\']).find((each) => folder.includes(each));

if (sign) {
  process.stderr.write(
    `Node không nạp được phần mềm từ thư mục ${JSON.stringify(folder)} vì đường dẫn có dấu ${sign}. Hãy chuyển phần mềm sang thư mục khác.\n`,
  );
  process.exit(2);
}
