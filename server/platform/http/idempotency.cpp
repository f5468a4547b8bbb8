#include "platform/http/idempotency.hpp"

#include "platform/http/queries.hpp"

namespace billspay::http {
namespace {

struct KeptAnswer {
  Bytes fingerprint;
  std::optional<std::int16_t> status;
  std::optional<std::string> body;
  std::optional<std::string> location;
  std::optional<std::string> etag;
};

constexpr postgres::Query<postgres::Nothing(Uuid, std::string, Bytes)> claim{sql::http::claim_key};
constexpr postgres::Query<KeptAnswer(Uuid, std::string)> find{sql::http::find_answer};
constexpr postgres::Query<postgres::Nothing(Uuid, std::string, std::int16_t, std::string,
                                            std::string, std::string)>
    keep{sql::http::keep_answer};

}  // namespace

Task<Result<std::optional<Replayed>>> claim_key(postgres::Transaction& transaction,
                                                const vault::KeyedHash& hashes,
                                                const CallContext& context, Uuid owner) {
  if (!context.idempotency_key) co_return std::nullopt;
  const Bytes fingerprint =
      hashes.hash("idempotency_keys.fingerprint", context.idempotency_material);
  const int claimed = co_await transaction.run(claim, owner, *context.idempotency_key, fingerprint);
  if (claimed == 1) co_return std::nullopt;
  auto kept = co_await transaction.one(find, owner, *context.idempotency_key);
  if (!kept || !kept->status) co_return refuse(problems::idempotency_key_in_use);
  if (kept->fingerprint != fingerprint) co_return refuse(problems::idempotency_key_reused);
  co_return Replayed{*kept->status, kept->body.value_or(""), kept->location.value_or(""),
                     kept->etag.value_or("")};
}

Task<void> keep_answer(postgres::Transaction& transaction, const CallContext& context, Uuid owner,
                       Replayed answer) {
  if (!context.idempotency_key) co_return;
  co_await transaction.run(keep, owner, *context.idempotency_key,
                           static_cast<std::int16_t>(answer.status), answer.body, answer.location,
                           answer.etag);
}

}  // namespace billspay::http
