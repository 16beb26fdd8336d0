// The Korean catalogue is the type: en.ts must have the same keys. `{n}` is filled in; "one|many" is English only.
export const ko = {
  brand: '합종',
  tagline: '뉴스가 말하는 손잡음과 등돌림을 근거 문장과 함께 적는 장부',
  skip: '본문으로 건너뛰기',
  nav: '주 메뉴', nav_today: '오늘', nav_stories: '이슈', nav_map: '합종도', nav_deals: '거래', nav_entities: '인물·기업', nav_about: '읽는 법',
  menu: '메뉴', search: '검색', search_hint: '기업·인물·이슈 검색', search_for: '“{q}” 검색', suggestions: '검색어 제안',
  lang: 'English', lang_full: '언어를 English로 바꾸기', theme_dark: '어둡게 보기', theme_light: '밝게 보기',
  keys: '단축키', keys_title: '자판 단축키', key_search: '검색하기', key_sheet: '이 안내 열기', key_today: '오늘', key_map: '합종도', key_deals: '거래', key_entities: '인물·기업', key_stories: '이슈',
  key_map_arrows: '지도에서 가까운 대상으로 옮기기', key_map_brackets: '대상의 거래 넘겨 보기', key_map_zoom: '확대, 축소, 전체 보기', key_esc: '선택 풀기, 닫기', key_time: '기준일에서 하루, 이레, 서른 날 옮기기',
  close: '닫기', more: '더 보기', all: '모두', reset: '조건 지우기', loading: '불러오는 중', back_home: '오늘로 가기', retry: '다시 시도', none: '없음', apply: '적용',
  err_title: '불러오지 못했습니다', err_404: '찾는 것이 없습니다', err_404_body: '주소가 바뀌었거나 지워진 내용입니다. 검색으로 다시 찾아보세요.',
  err_offline: '서버에 닿지 않습니다', err_offline_body: '합종 서버가 켜져 있는지, 연결이 살아 있는지 살펴보세요.', err_garbled: '서버가 보낸 답을 읽지 못했습니다.', stale: '연결이 끊겼습니다. 이미 불러온 내용은 볼 수 있고, 다시 이어지면 저절로 새로 고칩니다.',
  empty_store: '아직 읽은 기사가 없습니다', empty_store_body: '아래 명령으로 기사를 읽히면 이 화면이 저절로 채워집니다.',
  sample_note: '이 화면의 기사는 합종을 보이려고 지어낸 예시입니다. 실제 기업·인물과 관계없습니다.',
  foot_method: '모든 거래는 기사 속 문장에 근거합니다. 문장을 눌러 확인하세요.', foot_local: '이 화면은 밖으로 어떤 자료도 보내지 않습니다.',

  articles_n: '기사 {n}', copies_n: '전재 {n}', outlets_n: '매체 {n}', independent_n: '독립 출처 {n}', comments_n: '댓글 {n}', deals_n: '거래 {n}', claims_n: '주장 {n}', named_n: '실명·공식 {n}', mentions_n: '언급 {n}', stories_n: '이슈 {n}', entities_n: '대상 {n}', sentences_n: '문장 {n}',
  source_bar: '기사 {n}건 가운데 독립 출처 {m}건', copies_folded: '같은 글 {n}건', copies_show: '같은 글 {n}건 보기', copy_of: '다음 기사를 옮긴 글입니다',
  updated: '{d} 갱신', until: '{d}까지', today_title: '오늘의 이슈', today_lead: '{d}까지 읽은 기사 {a}건에서', latest_deals: '새로 적힌 거래', most_commented: '댓글 많은 뉴스', charts_title: '오늘의 순위', chart_breaking: '속보', chart_growing: '빠르게 느는 이슈', chart_covered: '많이 다룬 이슈', chart_before: '그전 하루 {n}건', section: '면', chart_day: '날짜', charts: '순위', chart_none: '이 날의 순위가 없습니다', chart_none_body: '그날까지 읽은 기사에 맞는 것이 없습니다. 다른 날짜나 면을 골라 보세요.', chart_breaking_note: '지난 한 주에 없다가 하루 사이 두 매체 이상이 다룬 이슈입니다.', chart_growing_note: '지난 하루의 기사가 그 앞 한 주의 하루 평균보다 많은 차례입니다.', chart_covered_note: '지난 하루에 직접 쓴 매체가 많은 차례입니다.', chart_commented_note: '사흘 안의 기사입니다. 댓글 수는 하루가 지날 때마다 절반으로 칩니다.', all_stories: '이슈 모두 보기', all_deals: '거래 장부', all_ranking: '순위 모두 보기', open_map: '합종도에서 보기', today_map: '지금의 합종도', mini_map_label: '{n}개 대상과 {m}개 거래를 그린 작은 지도', comments_read: '댓글 수는 기사를 읽은 때의 값입니다.',
  sort: '정렬', sort_latest: '최신순', sort_comments: '댓글순', sort_size: '기사 많은 순', sort_claims: '근거 많은 순', sort_mentions: '많이 언급된 순', sort_name: '이름순',

  story: '이슈', digest: '한눈에 보기', digest_note: '문장은 기사에서 그대로 뽑았습니다. 매체 이름을 누르면 그 문장으로 갑니다.', timeline: '흐름', story_articles: '기사', by_time: '시간순', by_outlet: '매체별', parties: '주요 대상', quotes: '말', story_deals: '이 이슈의 거래', outlets: '매체별 기사', other_outlets: '그 밖 {n}곳',
  no_date: '날짜 모름', no_outlet: '매체 모름',

  article: '기사', reporter: '{n} 기자', original: '원문 보기', published: '{d} 보도', modified: '{d} 고침', cut_off: '원문이 여기서 끊겨 있습니다.', caption: '사진 설명', left_out: '본문에서 덜어 낸 글', show_marks: '표시', mark_claims: '주장', mark_entities: '대상', mark_amounts: '금액·수량', mark_times: '시점', margin: '이 기사의 주장', margin_hint: '번호를 누르면 왜 그렇게 읽었는지 보입니다.', no_claims: '이 기사에서는 거래를 말하는 문장을 찾지 못했습니다.', above_claims: '제목의 주장', claim_n: '주장 {n}', article_quotes: '이 기사의 말', standings: '순위와 점유율', in_story: '이 기사가 든 이슈', rank_n: '{n}위', same_article: '같은 글',
  why: '왜 이렇게 읽었나', why_rule: '규칙', why_features: '단서', why_words: '낱말', why_trigger: '핵심어', why_tier: '출처 등급', why_status: '단계', why_stance: '말하는 태도', why_score: '확신', why_flags: '꼬리표', why_speaker: '말한 이', why_via: '인용', why_object: '대상', why_place: '장소', why_time: '시점', why_amount: '금액', why_title: '직함', go_deal: '이 거래의 전체 과정', go_sentence: '기사에서 보기',
  indirect: '간접 인용',

  deals: '거래 장부', deals_lede: '누가 누구와 무엇을 하기로 했는지, 어느 단계인지, 근거가 몇인지 적습니다.', f_type: '종류', f_status: '단계', f_party: '당사자', f_q: '낱말', f_since: '이 날부터', f_until: '이 날까지', f_any: '모두', col_type: '종류', col_parties: '당사자', col_status: '단계', col_amount: '금액', col_last: '마지막 보도', col_first: '처음 보도', col_evidence: '근거', no_deals: '이 조건에 맞는 거래가 없습니다', no_deals_body: '조건을 하나씩 지워 보거나 모두 지우고 다시 보세요.', deal: '거래', history: '진행 과정', evidence: '근거 문장', now: '지금', as_of: '기준일', as_of_day: '{d} 기준', sources_graded: '출처', show_all_dates: '오늘 기준으로 보기', on_map: '합종도에서 보기', directed_to: '에서', deal_of: '{a}와 {b}',
  ladder_firm: '공시·실명이 말함', ladder_soft: '익명·매체가 말함',
  no_deal_yet: '이 날짜에는 아직 알려지지 않은 거래입니다',
  no_rows: '이 날짜까지는 근거 문장이 없습니다.',

  entities: '인물·기업', entities_lede: '기사에 나온 인물, 기업·기관, 국가입니다.', kind: '종류', profile: '개요', also_called: '기사 속 이름', e_deals: '거래', roles: '직책', money: '돈의 흐름', money_in: '들어온 돈', money_out: '나간 돈', co_parties: '함께 등장한 상대', ego_map: '둘레의 관계', no_money: '금액이 적힌 거래가 없습니다.', e_articles: '나온 기사', e_stories: '나온 이슈', counterpart: '상대', filter_names: '이름으로 거르기', no_entities: '이 조건에 맞는 대상이 없습니다',
  no_e_deals: '아직 적힌 거래가 없습니다.',

  search_title: '검색', search_lede: '기사, 이슈, 거래, 인물·기업을 한 번에 찾습니다.', s_all: '모두', s_article: '기사', s_story: '이슈', s_entity: '인물·기업', s_deal: '거래', results_n: '결과 {n}건', took: '{n}밀리초', read_as: '‘{q}’(으)로 읽음', no_results: '“{q}”에 맞는 결과가 없습니다', no_results_body: '낱말을 줄이거나 다른 이름으로 찾아보세요. 띄어쓰기는 달라도 됩니다.', search_start: '찾을 낱말을 적어 보세요', search_button: '찾기',

  map: '합종도', map_label: '합종도. 화살표 키로 대상을 옮겨 다니고 대괄호 키로 거래를 넘깁니다. 표로 보기 단추로 같은 내용을 표로 볼 수 있습니다.', map_role: '관계 지도', legend: '범례와 거르기', types: '거래 종류', statuses: '단계', kinds: '대상', camps: '진영', camp_of: '{n} 진영', no_camp: '진영 없음', as_table: '표로 보기', as_map: '지도로 보기', zoom_in: '확대', zoom_out: '축소', fit: '전체 보기', play: '재생', pause: '멈춤', player: '시간 재생', find_on_map: '지도에서 찾기', n_nodes: '대상 {n}', n_edges: '거래 {n}', n_new: '새 {n}', omitted: '덜 중요한 대상 {n}개와 거래 {m}개는 줄였습니다.', map_hint: '선을 누르면 근거 문장이 열립니다', hide_legend: '범례 접기', show_legend: '범례 펼치기', degree: '연결', recent: '이어진 거래', dossier: '상세 보기', go_deal_page: '거래 상세 보기', copy_link: '링크 복사', copied: '복사했습니다', no_map: '이 조건에 그릴 거래가 없습니다', since: '시작', roles_on: '직책도 그리기', from_day: '이 날부터', map_scope_story: '이 이슈만 그린 지도', map_scope_entity: '이 대상의 둘레만 그린 지도', whole_map: '전체 지도', map_caption: '거래 종류는 색으로, 단계는 선으로', sel_none: '선택 없음', in_view: '보이는 거래', fam_contact: '접촉', fam_alliance: '동맹', fam_trade: '거래', fam_capital: '자본', fam_state: '정책', fam_conflict: '갈등', fam_people: '사람',
  export: '내보내기', export_png: 'PNG 그림', export_csv: 'CSV 표',

  about: '읽는 법', about_lede: '합종은 뉴스를 읽고, 누가 누구와 무엇을 하기로 했다고 말하는지 한 줄씩 적습니다. 판단이 아니라 기록입니다.', about_how: '어떻게 읽나', about_types: '거래의 종류', about_status: '단계와 선 모양', about_tiers: '출처 등급', about_limits: '한계', about_store: '지금 들어 있는 것', about_camps: '진영은 어떻게 정하나',
  about_how_1: '기사를 제목, 부제목, 사진 설명, 본문으로 나누고, 관련 기사 제목과 되풀이된 글은 덜어 냅니다.', about_how_2: '문장에서 사람, 기업·기관, 국가와 금액, 시점을 찾고, 같은 대상을 하나로 묶습니다.', about_how_3: '“투자하기로 했다”, “협의 중이다”, “사실이 아니다” 같은 말에서 거래의 종류와 단계, 말하는 태도를 읽습니다. 어느 규칙이 어느 낱말을 보고 그렇게 읽었는지 늘 함께 적습니다.', about_how_4: '여러 매체가 같은 거래를 말하면 한 거래로 모읍니다. 옮겨 실은 글은 출처 하나로 셉니다.', about_how_5: '소문, 부인, 무산도 지우지 않고 그 단계로 적습니다. 날짜를 되돌리면 그날까지 알려진 모습이 보입니다.',
  about_limits_1: '기사가 말한 것을 적을 뿐, 사실 여부를 가리지 않습니다.', about_limits_2: '기계가 읽으므로 틀릴 수 있습니다. 근거 문장을 꼭 확인하세요.', about_limits_3: '댓글 수는 기사 쪽에 적힌 값이며, 없는 기사도 있습니다.', about_camps_1: '서로 동맹, 자본, 거래로 촘촘히 이어진 대상끼리 모은 것입니다. 이름은 그 가운데 가장 많이 이어진 대상에서 땁니다. 누가 선언한 진영이 아닙니다.',
  licences: '함께 담은 글꼴과 라이브러리의 사용권',
  directed: '방향 있음', symmetric: '서로',
  sample_tag: '예시 기사',

  nav_topics: '주제·알림', nav_sources: '매체', nav_corrections: '정정',
  lasting: '지속', live_on: '실시간, {d}까지', live_off: '{d}까지', print: '인쇄', cancel: '취소', undo: '되돌리기', change: '바꾸기', remove: '지우기', remove_n: '{n} 지우기', on_this_page: '이 쪽의 차례',
  spark: '{d}일 동안 기사 {n}건', rising: '늘어나는 중, 마지막 날 +{n}', first_by: '첫 보도', no_speaker: '말한 이 모름', steps_more: '이 대목 {n}개 더 보기', chapters_more: '앞선 대목 {n}개 보기', story_roles: '이 이슈에 나온 직책',
  diff_title: '달라진 거래', diff_since: '{d}부터', diff_new: '새로 나옴', diff_raised: '나아감', diff_lowered: '물러남', diff_denied: '부인', diff_quiet: '소식 끊김', diff_none: '그사이 달라진 거래가 없습니다.',
  due_title: '기한이 정해진 약속', due_over: '기한 지남', due_note: '기사에서 말한 기한입니다. 기한 뒤에 이뤄졌다는 보도가 없으면 “기한 지남”으로 적습니다.',
  clash: '엇갈리는 숫자', clash_note: '같은 거래의 금액을 매체마다 다르게 적은 것입니다. 막대 길이는 금액입니다.',
  revisions: '고친 기록', this_revision: '지금 보는 글', what_changed: '앞선 글과 달라진 곳',
  fix_reject: '잘못 읽음', fix_retype: '종류 바꾸기', fix_rename: '이름 바꾸기', fix_merge: '합치기', fix_split: '나누기', fix_new_type: '맞는 종류', fix_reason: '까닭 (기록에 남습니다)', fix_effect: '주장 {c}건, 거래 {d}건, 이슈 {s}건에 미칩니다.', fix_log: '정정 기록에 남고 언제든 되돌릴 수 있습니다.', fix_do: '정정하기', fix_do_reject: '이 주장 빼기', fix_do_retype: '종류 바꾸기', fix_new_name: '새 이름', fix_other: '합칠 대상 찾기', fix_merge_with: '다음 대상을 {n}에 합칩니다', fix_leaving: '떼어 낼 이름', fix_history: '이 대상의 정정 기록', fix_done: '정정했습니다.', fix_undone: '되돌렸습니다.', fix_denied: '정정할 권한이 없습니다.', fix_state_undone: '되돌림', fix_entity: '이 대상 바로잡기',
  corrections_lede: '사람이 바로잡은 것을 빠짐없이 적습니다. 되돌린 정정도 지우지 않습니다.', no_corrections: '아직 정정이 없습니다', no_corrections_body: '기사의 주장을 눌러 “잘못 읽음”을 고르거나, 인물·기업 쪽에서 이름을 바로잡을 수 있습니다.', one_party_only: '한 대상만',
  not_here: '이 서버에는 아직 없는 기능입니다', not_here_body: '서버를 새 판으로 올리면 이 화면이 채워집니다.',
  sources_lede: '어느 매체가 먼저 알렸고 무엇을 옮겨 실었는지 봅니다.', src_outlet: '매체', src_first: '첫 보도', minutes_n: '{n}분', hours_n: '{n}시간', days_n: '{n}일', src_delay: '뒤따른 시간', src_copied: '옮겨짐', src_claims: '주장', src_named: '실명·공식', src_comments: '댓글', src_last: '마지막 기사', src_feed: '수집', src_ok: '정상', src_bad: '오류', src_file: '파일로 읽음', sources_note: '첫 보도는 이슈 가운데 그 매체가 가장 먼저 쓴 것, 뒤따른 시간은 다른 매체가 먼저 쓴 이슈에서 첫 보도 뒤 평균 시간, 옮겨짐은 다른 매체가 같은 글을 실은 것, 실명·공식은 주장 가운데 공시나 실명 발언에 근거한 비율입니다. 막대의 빈 부분은 옮겨 실은 글입니다.',
  topics: '주제', topics_lede: '찾는 말과 거래 종류를 주제로 묶어 두고, 새로 맞는 것이 나오면 알림으로 받습니다.', topic_new: '새 주제', topic_name: '이름', topic_query: '찾는 말', topic_save: '주제 저장', topic_saved: '주제를 저장했습니다.', no_topics: '저장한 주제가 없습니다.', topic_empty: '맞는 것이 없습니다.', query_hint: '예: 배터리 합작',
  alerts: '알림', alert_new: '새 알림', alert_channel: '받는 길', alert_save: '알림 만들기', alert_saved: '알림을 만들었습니다.', no_alerts: '만든 알림이 없습니다.', alert_on: '켜기', alert_feed: 'RSS 주소 열기', alert_last: '마지막 {d}', alert_secret: '서명 열쇠입니다. 이번 한 번만 보입니다:', alert_fired: '{n}건', alert_never: '아직 울린 적 없음', alert_preview: '지난 {d}일이면 {n}건이 맞습니다.',

  filters: '거르기', f_party_hint: '이름으로 찾기', as_of_note: '그날까지 알려진 모습으로 봅니다.', views: '보기', view_all: '모든 거래', view_firm: '합의·완료', view_soft: '소문·추진·협의', view_broken: '난항·무산·부인', view_capital: '자본 이동', view_name: '보기 이름', view_save: '저장', view_keep: '이 보기 저장',
  facet_month: '달', search_help: '조건 넣기와 찾는 법', q_title: '제목에 든 말', q_least: '금액이 이만큼 이상', q_most: '금액이 이만큼 이하', q_add: '찾는 말에 넣기', help_or: '둘 가운데 하나', help_exact: '이 낱말만 (투자금은 빼고)', help_field: '항목으로 좁히기: 유형 당사자 등장 단계 매체 금액 부터 까지 제목', help_phrase: '붙어 있는 말 그대로 찾기', help_minus: '뒤의 말이 든 글 빼기', help_prefix: '이렇게 시작하는 말 찾기', search_alert: '이 검색을 알림으로',
  money_way: '방향', money_up_to: '많아야 {n}', money_shared: '여러 당사자 몫 포함', money_note: '굵은 부분은 합의되었거나 이뤄진 금액, 빈 부분은 계획과 소문까지 더한 위쪽 한계입니다. 무산되거나 부인된 거래는 빼고, 여러 당사자의 총액은 나누지 않고 한 번만 셉니다.',
  role_ended: '끝남', group_by: '묶기', by_type: '종류별', by_other: '상대별', name_seen: '이 이름이 나온 기사',
  about_accuracy: '재어 본 정확도', about_accuracy_note: '사람이 미리 표시해 둔 기사에 견준 값입니다. 정확도는 이 판을 만들 때 함께 쟀습니다.', acc_room: '항목', acc_precision: '정밀도', acc_recall: '재현율', acc_more: '그 밖', acc_support: '정답 수',
  sign_in: '들어오기', sign_out: '나가기', sign_in_body: '이 서버는 토큰이 있어야 볼 수 있습니다. 토큰은 hapjong token add 명령으로 만듭니다.', token: '토큰', signed_as: '{n}(으)로 들어옴', sign_wrong: '모르는 토큰입니다.',

  export_svg: 'SVG 그림', show_omitted: '모두 보기', path: '두 대상 잇기', path_steps: '{n}단계로 이어집니다', path_from: '여기서', path_to: '여기까지', path_none: '지금 보이는 거래로는 이어지지 않습니다. 거르기나 기준일을 바꿔 보세요.', path_wider: '장부 전체에서 찾은 길', path_find: '다른 대상까지 잇기', node_deeds: '이 대상으로 할 일', expand: '펼치기', pin: '고정', only_this: '이 대상만', hide_node: '숨기기', hidden_n: '{n} 숨김', degrees: '단계', only_and_hidden: '고른 대상과 숨긴 대상', bring_back_n: '{n} 되살리기', country: '국가', min_sources: '독립 출처', type_day: '날짜를 적어 옮기기', speed_n: '빠르기 {n}×',
  key_map_degrees: '지도에서 이웃을 몇 단계까지 볼지', key_map_node: '고른 대상 펼치기, 고정, 숨기기', key_map_views: '범례, 표와 지도, 재생', key_space: '스페이스', keys_on: '한 글자 단축키 쓰기', key_rows: '목록에서 다음, 이전',
} as const;

export type Key = keyof typeof ko;
