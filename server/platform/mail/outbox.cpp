#include "platform/mail/outbox.hpp"

#include "platform/mail/queries.hpp"

namespace billspay::mail {
namespace {

using postgres::Nothing;
using postgres::Query;

constexpr Query<Nothing(MessageId, CustomerId, std::string, Bytes)> enqueue_message{
    sql::mail::enqueue};

}  // namespace

Task<void> enqueue(postgres::Transaction& transaction, const vault::DataCipher& cipher,
                   CustomerId customer, const Message& message) {
  const MessageId id = MessageId::make();
  const Bytes payload = cipher.seal(payload_context, id.value, to_json(message).reveal());
  co_await transaction.run(enqueue_message, id, customer, message.kind, payload);
}

}  // namespace billspay::mail
