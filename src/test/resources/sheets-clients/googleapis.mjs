// Google's own client for Node: creates, appends, reads, formats and deletes; prints what it saw. Its one argument is the server's address.
import { sheets } from '@googleapis/sheets';

const api = sheets({ version: 'v4', rootUrl: process.argv[2], headers: { Authorization: 'Bearer node' } });
const seen = {};

const made = await api.spreadsheets.create({ requestBody: { properties: { title: 'Node', locale: 'id_ID' } } });
const spreadsheetId = made.data.spreadsheetId;
seen.title = made.data.properties.title;

for (const row of [['Job', 'Price'], ['Logo', 1500000]]) {
  const appended = await api.spreadsheets.values.append({
    spreadsheetId, range: 'Sheet1', valueInputOption: 'RAW', requestBody: { values: [row] },
  });
  seen.appended = appended.data.updates.updatedRange;
}

const done = await api.spreadsheets.batchUpdate({
  spreadsheetId,
  requestBody: {
    requests: [
      {
        repeatCell: {
          range: { sheetId: 0, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 2 },
          cell: { userEnteredFormat: { numberFormat: { type: 'CURRENCY', pattern: '"Rp"#,##0' } } },
          fields: 'userEnteredFormat.numberFormat',
        },
      },
      { addSheet: { properties: { title: 'Second' } } },
    ],
  },
});
const second = done.data.replies[1].addSheet.properties.sheetId;

const read = await api.spreadsheets.values.batchGet({ spreadsheetId, ranges: ['Sheet1!A1:B2', 'Second!A1'] });
seen.values = read.data.valueRanges[0].values;

await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [{ deleteSheet: { sheetId: second } }] } });
await api.spreadsheets.values.clear({ spreadsheetId, range: 'Sheet1!A2:B2' });
const left = await api.spreadsheets.get({ spreadsheetId, ranges: ['Sheet1!A1:B2'], fields: 'sheets(properties.title,data.rowData.values.formattedValue)' });
seen.left = left.data.sheets;

try {
  await api.spreadsheets.get({ spreadsheetId: 'nothing' });
} catch (error) {
  seen.error = [error.status, error.message];
}
console.log(JSON.stringify(seen));
