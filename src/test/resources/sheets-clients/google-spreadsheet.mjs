// A client that many people use from Node: creates, appends, reads, formats and deletes; prints what it saw. Its one argument is the server's
// address; the addresses of Google are fixed in the client, so fetch goes to the server in their place.
const server = process.argv[2];
const fetched = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = request.url.replace(/^https:\/\/(sheets|www)\.googleapis\.com\//, server);
  const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await request.arrayBuffer();
  return fetched(url, { method: request.method, headers: request.headers, body });
};
const { GoogleSpreadsheet } = await import('google-spreadsheet');

const seen = {};
const auth = { token: 'node' };
const doc = await GoogleSpreadsheet.createNewSpreadsheetDocument(auth, { title: 'Community' });
seen.title = doc.title;

const sheet = await doc.addSheet({ title: 'Jobs', headerValues: ['job', 'price', 'due'] });
await sheet.addRow({ job: 'Logo', price: 1500, due: '2026-12-24' });
await sheet.addRows([{ job: 'Poster', price: 700 }, { job: 'Card', price: '=B2+B3' }]);
const rows = await sheet.getRows();
seen.rows = rows.map((row) => [row.get('job'), row.get('price'), row.get('due') ?? '']);

rows[1].set('price', 800);
await rows[1].save();
await sheet.loadCells('A1:C4');
seen.formula = [sheet.getCellByA1('B4').formula, sheet.getCellByA1('B4').value];
const cell = sheet.getCellByA1('B2');
cell.numberFormat = { type: 'NUMBER', pattern: '#,##0.00' };
cell.note = 'as agreed';
await sheet.saveUpdatedCells();
await sheet.loadCells('B2');
seen.cell = [sheet.getCellByA1('B2').formattedValue, sheet.getCellByA1('B2').note];

await rows[0].delete();
seen.after = (await sheet.getRows()).map((row) => row.get('job'));
await sheet.updateProperties({ title: 'Work', gridProperties: { rowCount: 50, columnCount: 5, frozenRowCount: 1 } });
await sheet.delete();
await doc.loadInfo();
seen.sheets = doc.sheetsByIndex.map((each) => each.title);
await doc.delete();
console.log(JSON.stringify(seen));
