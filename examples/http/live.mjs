// Says what changes in a running `hapjong serve`, as it changes. Usage: node live.mjs [BASE] [SECONDS]
// (http://127.0.0.1:8470, until stopped). Node 18 and nothing else; HAPJONG_TOKEN is sent where the server wants one.
const [base = 'http://127.0.0.1:8470', seconds] = process.argv.slice(2);
const headers = process.env.HAPJONG_TOKEN ? { authorization: `Bearer ${process.env.HAPJONG_TOKEN}` } : {};
const get = async (path) => {
  const answer = await fetch(`${base}/api/v1${path}`, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.json()).detail ?? ''}`);
  return answer.json();
};
const names = (side) => side.map((party) => party.name).join(', ');

async function* events(path, signal) {
  const answer = await fetch(`${base}/api/v1${path}`, { headers, signal });
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
      const data = text.slice(0, end).match(/^data: (.*)$/m);
      if (data) yield JSON.parse(data[1]);
    }
  }
}

try {
  const signal = seconds ? AbortSignal.timeout(seconds * 1000) : undefined;
  for await (const { generation } of events('/events', signal)) {
    const [meta, deals] = await Promise.all([get('/meta'), get('/deals?limit=3')]);
    console.log(`generation ${generation}: ${meta.articles} articles, ${meta.deals} deals`);
    for (const deal of deals.items) console.log(`  ${deal.type}  ${names(deal.a)} ${deal.directed ? '→' : '─'} ${names(deal.b)}  ${deal.status}`);
  }
} catch (error) {
  if (error.name !== 'TimeoutError') {
    console.error(`live.mjs: ${base}: ${error.cause?.message ?? error.message}`);
    process.exitCode = 1;
  }
}
