// The labels of GET /schema, in the form of data/schema/*.tsv.
// @ts-check
/** @param {string} text */
const rows = (text) => text.trim().split('\n').map((line) => line.trim().split('|'));
/** @param {string} text */
const labels = (text) => rows(text).map(([code = '', ko = '', en = '']) => ({ code, ko, en }));

const types = `meet|만남|meeting|1|contact|당사자|당사자|party|party
visit|방문|visit|0|contact|방문자|방문지|visitor|host
talk|논의|talks|1|contact|당사자|당사자|party|party
partner|제휴|partnership|1|alliance|당사자|당사자|party|party
codevelop|공동 개발|co-development|1|alliance|당사자|당사자|party|party
joint_venture|합작|joint venture|1|alliance|출자자|출자자|partner|partner
member|참여|membership|0|alliance|참여자|연합|member|alliance
lead|주도|leadership|0|alliance|주도자|연합·사업|leader|alliance
invest|투자|investment|0|capital|투자자|피투자자|investor|investee
acquire|인수|acquisition|0|capital|인수자|인수 대상|buyer|target
own|지분 보유|ownership|0|capital|보유자|보유 대상|owner|owned
supply|공급|supply|0|trade|공급자|수요자|supplier|customer
qualify|품질 검증|qualification|0|trade|공급자|수요자|supplier|customer
license|라이선스|licence|0|trade|제공자|도입자|licensor|licensee
finance|금융|financing|0|capital|대주|차주|lender|borrower
subsidise|지원|subsidy|0|state|지원자|수혜자|government|recipient
regulate|규제·승인|regulation|0|state|당국|대상|authority|target
sue|소송|lawsuit|0|conflict|원고|피고|plaintiff|defendant
compete|경쟁|competition|1|conflict|경쟁자|경쟁자|rival|rival
oppose|반대|opposition|0|conflict|반대자|상대|objector|party
role|직책|role|0|people|인물|조직|person|organisation
build|건설|construction|0|capital|건설자|장소|builder|place`;

export const schema = {
  types: rows(types).map(([code = '', ko = '', en = '', symmetric, family = '', a_ko = '', b_ko = '', a_en = '', b_en = '']) => ({ code, ko, en, symmetric: symmetric === '1', family, a_ko, b_ko, a_en, b_en })),
  statuses: labels(`rumoured|설|rumoured
sought|추진|sought
talks|협의|in talks
planned|계획|planned
signed|합의|signed
done|완료|done
stalled|난항|stalled
failed|무산|failed
denied|부인|denied`),
  stances: labels(`assert|단언|asserts
deny|부인|denies
decline|확인 거부|declines to confirm
conditional|조건부|conditional
forecast|전망|forecasts`),
  flags: labels(`unconfirmed|미확인|unconfirmed
conditional|조건부|conditional
forecast|전망|forecast
negated|부정|negated
positive|허용|permits`),
  kinds: labels(`person|인물|person
org|기업·기관|organisation
country|국가|country
product|제품|product
place|장소|place
title|직함|title
amount|금액|amount
count|수량|count
share|비율|share
time|시점|time`),
  tiers: labels(`unknown|알 수 없음|unknown
filing|공시·공식 발표|filing or official release
officer|실명 임원|named officer
official|익명 관계자|unnamed official of a party
outlet|다른 매체|another outlet
market|업계·소식통|industry or market sources
passive|출처 없음|unattributed`),
  slots: labels(`a|A|A
b|B|B
c|C|C
object|대상|object
amount|금액|amount
tranche|일부 금액|tranche
time|시점|time
place|장소|place
title|직함|title
speaker|발언자|speaker
via|인용 매체|via`),
};
