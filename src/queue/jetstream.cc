// NATS JetStream by cnats: a stream for each topic, a durable pull consumer for each that is taken
// from. What is put is acknowledged by the servers that keep it; what is taken is out of the way
// only once it is finished.
#include "queue/jetstream.h"

#include <nats/nats.h>

#include <algorithm>
#include <array>
#include <map>
#include <thread>
#include <utility>

#include "queue/address.h"

namespace hj::queue {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::int64_t kSecond = 1'000'000'000;       // of JetStream: nanoseconds
constexpr auto kPatience = std::chrono::seconds(30);  // with servers that are away
constexpr std::int64_t kWindow = 1800 * kSecond;      // in which an id is known
constexpr std::int64_t kInHand = 4096;                // jobs of a topic, taken and not finished

struct Shape {  // of a topic
  const char* name;
  bool by_id;            // a subject for each job
  bool kept;             // stays until it is removed
  std::int64_t seconds;  // that a job may be in hand without a word
};
constexpr std::array<Shape, 4> kShapes = {{{"archives", false, false, 120},
                                           {"pages", false, false, 10},
                                           {"documents", true, false, 5},
                                           {"dead", false, true, 30}}};
const Shape& shape(Topic topic) { return kShapes[static_cast<std::size_t>(topic)]; }

template <class T, void (*destroy)(T*)>
struct Gone {
  void operator()(T* t) const { destroy(t); }
};
using Message = std::unique_ptr<natsMsg, Gone<natsMsg, natsMsg_Destroy>>;
using Subscription =
    std::unique_ptr<natsSubscription, Gone<natsSubscription, natsSubscription_Destroy>>;
using Options = std::unique_ptr<natsOptions, Gone<natsOptions, natsOptions_Destroy>>;

bool passes(natsStatus s) {  // may be over in a moment: a server has gone, another one takes over
  return s == NATS_TIMEOUT || s == NATS_NO_RESPONDERS || s == NATS_CONNECTION_DISCONNECTED ||
         s == NATS_NO_SERVER || s == NATS_IO_ERROR;
}
bool passes(natsStatus s, jsErrCode code) {
  constexpr int kNoLeader = 10008, kUnavailable = 10023, kOffline = 10118, kNotReady = 10009;
  return passes(s) || code == kNoLeader || code == kUnavailable || code == kOffline ||
         code == kNotReady;
}
Error error_of(const std::string& where, natsStatus s) {
  const char* last = nats_GetLastError(nullptr);
  return {passes(s) || s == NATS_CONNECTION_CLOSED || s == NATS_CONNECTION_AUTH_FAILED
              ? Code::unavailable
              : Code::io,
          where + ": " + (last != nullptr && *last != 0 ? last : natsStatus_GetText(s))};
}

natsStatus options_of(const Address& a, natsOptions* o) {
  std::vector<const char*> servers;
  for (const std::string& s : a.servers) servers.push_back(s.c_str());
  natsStatus s = natsOptions_SetServers(o, servers.data(), static_cast<int>(servers.size()));
  if (s == NATS_OK && !a.user.empty())
    s = natsOptions_SetUserInfo(o, a.user.c_str(), a.password.c_str());
  if (s == NATS_OK && !a.token.empty()) s = natsOptions_SetToken(o, a.token.c_str());
  if (s == NATS_OK) s = natsOptions_SetMaxReconnect(o, -1);
  if (s == NATS_OK) s = natsOptions_SetReconnectWait(o, 250);
  if (s == NATS_OK) s = natsOptions_SetTimeout(o, 5000);
  if (s == NATS_OK) s = natsOptions_SetSendAsap(o, true);
  if (s == NATS_OK) s = natsOptions_SetPingInterval(o, 2000);
  if (s == NATS_OK) s = natsOptions_SetMaxPingsOut(o, 2);
  if (s == NATS_OK && a.tls) s = natsOptions_SetSecure(o, true);
  if (s == NATS_OK && !a.ca.empty()) s = natsOptions_LoadCATrustedCertificates(o, a.ca.c_str());
  if (s == NATS_OK && !a.cert.empty())
    s = natsOptions_LoadCertificatesChain(o, a.cert.c_str(), a.key.c_str());
  return s;
}

class JetStream final : public Queue {
 public:
  JetStream(Address address, std::string name)
      : address_(std::move(address)), name_(std::move(name)) {}
  JetStream(const JetStream&) = delete;
  JetStream& operator=(const JetStream&) = delete;
  ~JetStream() override {
    takers_.clear();
    jsCtx_Destroy(js_);
    natsConnection_Destroy(connection_);
  }

  Done open() {
    constexpr std::int64_t kNoSpinning = 0;  // cores are for reading
    static const natsStatus kOpened = nats_Open(kNoSpinning);
    natsOptions* raw = nullptr;
    natsStatus s = kOpened == NATS_OK ? natsOptions_Create(&raw) : kOpened;
    const Options options(raw);
    if (s == NATS_OK) s = options_of(address_, raw);
    if (s == NATS_OK) s = natsConnection_Connect(&connection_, raw);
    if (s == NATS_OK) s = natsConnection_JetStream(&js_, connection_, nullptr);
    if (s != NATS_OK) return error_of(name_, s);
    for (const Topic topic : {Topic::archives, Topic::pages, Topic::documents, Topic::dead})
      if (Done made = make(topic); !made) return made;
    return done();
  }

  Result<std::uint64_t> put(Topic topic, const std::string& id, std::string_view body) override {
    const auto most = natsConnection_GetMaxPayload(connection_);
    constexpr std::int64_t kHeaders = 1024;
    if (static_cast<std::int64_t>(body.size()) + kHeaders > most)
      return Error{Code::bad_input, name_ + ": " + std::to_string(body.size()) +
                                        " bytes are more than its max_payload, " +
                                        std::to_string(most)};
    const std::string subject = subject_of(topic, id);
    jsPubOptions options;
    jsPubOptions_Init(&options);
    options.MsgId = id.c_str(), options.MaxWait = 3000;
    for (const auto until = Clock::now() + kPatience;;) {
      jsPubAck* ack = nullptr;
      jsErrCode code{};
      const natsStatus s = js_Publish(&ack, js_, subject.c_str(), body.data(),
                                      static_cast<int>(body.size()), &options, &code);
      if (s == NATS_OK) {
        const std::uint64_t number = ack->Duplicate ? 0 : ack->Sequence;
        jsPubAck_Destroy(ack);
        return number;
      }
      if (code == JSStreamStoreFailedErr)
        return Error{Code::conflict, name_ + ": " + shape(topic).name + " is full"};
      if (!passes(s, code) || Clock::now() > until) return error_of(name_, s);
      std::this_thread::sleep_for(Milliseconds(200));
    }
  }

  // Asks the consumer itself: natsSubscription_Fetch() of cnats 3.4 writes behind the end of its
  // list where late answers to earlier fetches come in.
  Result<std::vector<Job>> take_many(Topic topic, int most, Milliseconds wait) override {
    Taker& taker = takers_[topic];
    if (taker.subscription == nullptr)
      if (Done bound = bind(topic, taker); !bound) return bound.error();
    std::vector<Job> jobs;
    const natsStatus s = collect(topic, taker, most, wait, jobs);
    if (s == NATS_OK || s == NATS_TIMEOUT || !jobs.empty()) return jobs;
    taker.subscription.reset();  // its consumer may have moved
    std::this_thread::sleep_for(Milliseconds(100));
    if (passes(s) || s == NATS_INVALID_SUBSCRIPTION) return jobs;
    return error_of(name_, s);
  }

  Result<std::optional<Job>> look(Topic topic, std::uint64_t number) override {
    natsMsg* raw = nullptr;
    jsErrCode code{};
    const std::string stream = stream_of(topic);
    const natsStatus s =
        shape(topic).by_id
            ? js_GetLastMsg(&raw, js_, stream.c_str(),
                            subject_of(topic, std::to_string(number)).c_str(), nullptr, &code)
            : js_GetMsg(&raw, js_, stream.c_str(), number, nullptr, &code);
    if (s == NATS_NOT_FOUND || code == JSNoMessageFoundErr) return std::optional<Job>();
    if (s != NATS_OK) return error_of(name_, s);
    const Message message(raw);
    Job job;
    job.number = natsMsg_GetSequence(raw);
    fill(job, raw);
    return std::optional(std::move(job));
  }

  Done finish(const Job& job) override { return answer(job, "+ACK"); }
  Done hold(const Job& job) override { return answer(job, "+WPI"); }
  Done give_back(const Job& job) override { return answer(job, "-NAK"); }

  Done remove(Topic topic, std::uint64_t number) override {
    const natsStatus s = js_DeleteMsg(js_, stream_of(topic).c_str(), number, nullptr, nullptr);
    return s == NATS_OK ? done() : Done(error_of(name_, s));
  }
  Done forget(Topic topic, std::uint64_t upto) override {
    jsOptions options;
    jsOptions_Init(&options);
    options.Stream.Purge.Sequence = upto + 1;
    const natsStatus s = js_PurgeStream(js_, stream_of(topic).c_str(), &options, nullptr);
    return s == NATS_OK ? done() : Done(error_of(name_, s));
  }
  Done rewind(Topic topic) override {
    takers_[topic].subscription.reset();
    js_DeleteConsumer(js_, stream_of(topic).c_str(), kTaker, nullptr, nullptr);
    return add_consumer(topic);
  }
  Result<Depth> depth(Topic topic) const override {
    jsStreamInfo* info = nullptr;
    const natsStatus s = js_GetStreamInfo(&info, js_, stream_of(topic).c_str(), nullptr, nullptr);
    if (s != NATS_OK) return error_of(name_, s);
    Depth out{info->State.Msgs, info->State.Bytes, info->State.LastSeq,
              std::to_string(info->Created)};
    jsStreamInfo_Destroy(info);
    return out;
  }

 private:
  static constexpr const char* kTaker = "taker";

  std::string stream_of(Topic topic) const { return address_.name + '-' + shape(topic).name; }
  std::string subject_of(Topic topic, const std::string& id) const {
    const std::string base = address_.name + '.' + shape(topic).name;
    return shape(topic).by_id ? base + '.' + id : base;
  }

  // Tries again while a server comes up or the cluster has no leader.
  template <class Try>
  Done patiently(Try one) {
    for (const auto until = Clock::now() + kPatience;;) {
      jsErrCode code{};
      const natsStatus s = one(code);
      if (s == NATS_OK) return done();
      if (!passes(s, code) || Clock::now() > until) return error_of(name_, s);
      std::this_thread::sleep_for(Milliseconds(200));
    }
  }

  Done make(Topic topic) {
    const std::string stream = stream_of(topic), subject = subject_of(topic, ">");
    const char* subjects[] = {subject.c_str()};
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = stream.c_str();
    config.Subjects = subjects, config.SubjectsLen = 1;
    config.Retention = shape(topic).kept ? js_LimitsPolicy : js_WorkQueuePolicy;
    config.Discard = js_DiscardNew, config.Storage = js_FileStorage;
    config.Duplicates = kWindow;
    config.Replicas = address_.servers.size() >= 3 ? 3 : 1;
    if (topic == Topic::pages) config.MaxMsgs = address_.most_pages;
    Done made = patiently([&](jsErrCode& code) {
      natsStatus s = js_AddStream(nullptr, js_, &config, nullptr, &code);
      // One that is there with other limits stays as it is.
      return code == JSStreamNameExistErr ? NATS_OK : s;
    });
    if (!made || shape(topic).kept) return made;
    return add_consumer(topic);
  }
  Done add_consumer(Topic topic) {
    jsConsumerConfig config;
    jsConsumerConfig_Init(&config);
    config.Durable = kTaker;
    config.AckPolicy = js_AckExplicit;
    config.AckWait = shape(topic).seconds * kSecond;
    config.MaxAckPending = kInHand;
    config.MaxDeliver = -1;  // who takes it counts the tries
    const std::string stream = stream_of(topic);
    return patiently([&](jsErrCode& code) {
      return js_AddConsumer(nullptr, js_, stream.c_str(), &config, nullptr, &code);
    });
  }
  // Where what is asked of a topic's consumer comes in. Each question has an inbox of its own, by
  // which the end of its answer is told from that of an earlier one.
  struct Taker {
    Subscription subscription;
    std::string inbox;
    std::uint64_t questions = 0;
    std::string last() const { return inbox + std::to_string(questions); }
    bool has_some() const {
      int messages = 0, bytes = 0;
      return natsSubscription_GetPending(subscription.get(), &messages, &bytes) == NATS_OK &&
             messages > 0;
    }
  };
  Done bind(Topic topic, Taker& out) {
    const std::string stream = stream_of(topic);
    Done there = patiently([&](jsErrCode& code) {
      jsConsumerInfo* info = nullptr;
      const natsStatus s = js_GetConsumerInfo(&info, js_, stream.c_str(), kTaker, nullptr, &code);
      jsConsumerInfo_Destroy(info);
      return s == NATS_NOT_FOUND ? NATS_TIMEOUT : s;
    });
    if (!there) return there;
    natsInbox* inbox = nullptr;
    natsStatus s = natsInbox_Create(&inbox);
    if (s != NATS_OK) return error_of(name_, s);
    out.inbox = std::string(inbox) + '.';
    natsInbox_Destroy(inbox);
    natsSubscription* raw = nullptr;
    s = natsConnection_SubscribeSync(&raw, connection_, (out.inbox + '*').c_str());
    out.subscription.reset(raw);
    if (s == NATS_OK) s = natsSubscription_SetPendingLimits(raw, -1, -1);
    if (s != NATS_OK) out.subscription.reset();
    return s == NATS_OK ? done() : Done(error_of(name_, s));
  }
  // For some of what is at hand, or for what comes within a time.
  natsStatus ask(Topic topic, Taker& taker, std::size_t most, bool at_hand, Milliseconds wait) {
    ++taker.questions;
    // The server's word that the time is over comes before it is over here.
    const std::int64_t ms = wait.count() >= 20 ? wait.count() - 10 : wait.count();
    const std::string to = "$JS.API.CONSUMER.MSG.NEXT." + stream_of(topic) + '.' + kTaker,
                      body = "{\"batch\":" + std::to_string(most) +
                             (at_hand ? std::string(",\"no_wait\":true}")
                                      : ",\"expires\":" + std::to_string(ms * 1'000'000) + '}');
    return natsConnection_PublishRequestString(connection_, to.c_str(), taker.last().c_str(),
                                               body.c_str());
  }
  // Up to `most`: of many those at hand, and where there are none the first that come.
  natsStatus collect(Topic topic, Taker& taker, int most, Milliseconds wait,
                     std::vector<Job>& jobs) {
    const Clock::time_point until = Clock::now() + wait;
    bool asked = false, at_hand = most > 1;
    while (jobs.size() < static_cast<std::size_t>(most)) {
      const auto left = std::chrono::ceil<Milliseconds>(until - Clock::now());
      if (!taker.has_some()) {
        if (left <= Milliseconds(0)) return NATS_TIMEOUT;
        natsStatus s = NATS_OK;
        if (!asked)
          s = ask(topic, taker, static_cast<std::size_t>(most) - jobs.size(), at_hand, left);
        if (s != NATS_OK) return s;
        asked = true;
      }
      natsMsg* raw = nullptr;
      const natsStatus s = natsSubscription_NextMsg(&raw, taker.subscription.get(),
                                                    std::max(left, Milliseconds(1)).count());
      if (s != NATS_OK) return s;
      Message message(raw);
      const std::string_view word = end_of_answer(raw);
      if (word.empty()) {
        jobs.push_back(job_of(std::move(message)));
        continue;
      }
      if (natsMsg_GetSubject(raw) != taker.last()) continue;  // late, of an earlier question
      if (word == "404" && at_hand && jobs.empty())
        asked = at_hand = false;
      else
        return word == "404" || word == "408" ? NATS_TIMEOUT : NATS_NO_RESPONDERS;
    }
    return NATS_OK;
  }
  // 404: nothing is at hand, 408: the time is over, others: the consumer has moved or is gone.
  // Empty: it is a job.
  static std::string_view end_of_answer(natsMsg* m) {
    const char* word = nullptr;
    if (natsMsg_GetReply(m) != nullptr || natsMsg_GetDataLength(m) != 0 ||
        natsMsgHeader_Get(m, "Status", &word) != NATS_OK || word == nullptr)
      return {};
    return word;
  }

  static void fill(Job& job, natsMsg* m) {
    job.body.assign(natsMsg_GetData(m), static_cast<std::size_t>(natsMsg_GetDataLength(m)));
    const char* id = nullptr;
    if (natsMsgHeader_Get(m, "Nats-Msg-Id", &id) == NATS_OK && id != nullptr) job.id = id;
  }
  static Job job_of(Message message) {
    Job job;
    fill(job, message.get());
    jsMsgMetaData* meta = nullptr;
    if (natsMsg_GetMetaData(&meta, message.get()) == NATS_OK) {
      job.number = meta->Sequence.Stream;
      job.tries = static_cast<unsigned>(meta->NumDelivered);
      jsMsgMetaData_Destroy(meta);
    }
    if (const char* reply = natsMsg_GetReply(message.get()); reply != nullptr)
      job.held = std::make_shared<std::string>(reply);
    return job;
  }
  // By the subject that it came with: natsMsg_Ack() of cnats would lock the subscription, which may
  // be gone by then.
  Done answer(const Job& job, const char* word) {
    if (job.held == nullptr) return done();
    const auto& subject = *static_cast<std::string*>(job.held.get());
    const natsStatus s = natsConnection_PublishString(connection_, subject.c_str(), word);
    return s == NATS_OK ? done() : Done(error_of(name_, s));
  }

  Address address_;
  std::string name_;
  natsConnection* connection_ = nullptr;
  jsCtx* js_ = nullptr;
  std::map<Topic, Taker> takers_;
};

}  // namespace

Result<std::unique_ptr<Queue>> open_jetstream(const std::string& url) {
  const Result<Address> address = parse_address(url);
  if (!address) return address.error();
  auto queue = std::make_unique<JetStream>(*address, shown(url));
  if (Done opened = queue->open(); !opened) return opened.error();
  return std::unique_ptr<Queue>(std::move(queue));
}

}  // namespace hj::queue
