#include <cstring>

#include "platform/auth/hash_worker.hpp"

namespace billspay::auth::wire {
namespace {

struct RequestHead {
  std::uint64_t id;
  std::uint32_t operation;
  std::uint32_t algorithm;
  std::uint32_t stored_size;
  std::uint32_t password_size;
};

struct ReplyHead {
  std::uint64_t id;
  std::uint32_t outcome;
  std::uint16_t matches;
  std::uint16_t needs_rehash;
};

template <class Head>
void append(std::string& out, const Head& head) {
  out.append(reinterpret_cast<const char*>(&head), sizeof head);
}

template <class Head>
std::optional<Head> take_head(std::string_view& message) {
  if (message.size() < sizeof(Head)) return std::nullopt;
  Head head;
  message.copy(reinterpret_cast<char*>(&head), sizeof head);
  message.remove_prefix(sizeof head);
  return head;
}

}  // namespace

SecretString encode(const Request& request) {
  const std::string& password = request.password.reveal();
  std::string message;
  message.reserve(sizeof(RequestHead) + request.stored.size() + password.size());
  append(message, RequestHead{request.id, static_cast<std::uint32_t>(request.operation),
                              static_cast<std::uint32_t>(request.algorithm),
                              static_cast<std::uint32_t>(request.stored.size()),
                              static_cast<std::uint32_t>(password.size())});
  message += request.stored;
  message += password;
  return SecretString(std::move(message));
}

std::optional<Request> decode_request(std::string_view message) {
  const auto head = take_head<RequestHead>(message);
  if (!head || head->operation > static_cast<std::uint32_t>(Operation::hash) ||
      head->algorithm > static_cast<std::uint32_t>(Algorithm::bcrypt) ||
      message.size() != std::uint64_t{head->stored_size} + head->password_size) {
    return std::nullopt;
  }
  Request request;
  request.id = head->id;
  request.operation = static_cast<Operation>(head->operation);
  request.algorithm = static_cast<Algorithm>(head->algorithm);
  request.stored = message.substr(0, head->stored_size);
  request.password = SecretString(std::string(message.substr(head->stored_size)));
  return request;
}

std::string encode(const Reply& reply) {
  std::string message;
  append(message, ReplyHead{reply.id, static_cast<std::uint32_t>(reply.outcome),
                            reply.verdict.matches, reply.verdict.needs_rehash});
  return message + reply.stored;
}

std::optional<Reply> decode_reply(std::string_view message) {
  const auto head = take_head<ReplyHead>(message);
  if (!head || head->outcome > static_cast<std::uint32_t>(Outcome::lost)) return std::nullopt;
  return Reply{head->id, static_cast<Outcome>(head->outcome),
               Verdict{head->matches == 1, head->needs_rehash == 1}, std::string(message)};
}

}  // namespace billspay::auth::wire
