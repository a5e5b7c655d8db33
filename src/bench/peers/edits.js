// edits.js exceljs|xlsx WORKBOOK EDITS RESULT: the same edits with ExcelJS or SheetJS.
const fs = require("fs");
const [library, workbook, edits, result] = process.argv.slice(2);
const wanted = fs.readFileSync(edits, "utf8").trim().split("\n").slice(1).map((line) => {
  const [cell, value, type] = line.split(",");
  return { cell: cell.split("!")[1], value: type === "n" ? Number(value) : value };
});

async function exceljs() {
  const { Workbook } = require("exceljs");
  const book = new Workbook();
  await book.xlsx.readFile(workbook);
  const sheet = book.getWorksheet("Data");
  wanted.forEach(({ cell, value }) => { sheet.getCell(cell).value = value; });
  await book.xlsx.writeFile(result);
}

function sheetjs() {
  const xlsx = require("xlsx");
  const book = xlsx.readFile(workbook, { cellStyles: true, cellNF: true });
  wanted.forEach(({ cell, value }) => {
    book.Sheets.Data[cell] = { t: typeof value === "number" ? "n" : "s", v: value };
  });
  xlsx.writeFile(book, result, { compression: true });
}

library === "exceljs" ? exceljs() : sheetjs();
