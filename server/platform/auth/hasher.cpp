#include "platform/auth/hasher.hpp"

#include <sys/socket.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <functional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "platform/auth/hash_worker.hpp"

namespace billspay::auth {
namespace {

std::unexpected<Problem> try_again() {
  return refuse(
      Problem(problems::temporarily_unavailable, "Too many people are signing in at this moment.")
          .retry_after(1));
}

// What verify_password will take for it; anything unreadable costs nothing in either.
Algorithm algorithm_of(std::string_view stored) {
  return stored.starts_with("$argon2id$") ? Algorithm::argon2id : Algorithm::bcrypt;
}

}  // namespace

// One socket and who waits for what from it. Listens only while somebody waits, so that an idle
// hasher does not keep its io_context running.
class Hasher::Channel : public std::enable_shared_from_this<Hasher::Channel> {
 public:
  using Resume = std::function<void(Result<wire::Reply>)>;

  Channel(boost::asio::io_context& io, int socket, std::shared_ptr<HashQueue> queue)
      : descriptor_(io, socket), queue_(std::move(queue)) {}

  void ask(wire::Request& request, Resume resume) {
    HashQueue::Places& places = queue_->places(request.algorithm);
    ++queue_->statistics.in_flight;
    const bool full = places.taken.fetch_add(1) >= places.limit;
    if (full || queue_->worker < 0 || !descriptor_.is_open()) return shed(places, resume);
    // An old notice of a loss would otherwise be taken to be about this request.
    if (waiting_.empty()) discard_messages();
    request.id = ++last_id_;
    const SecretString message = wire::encode(request);
    if (send(descriptor_.native_handle(), message.reveal().data(), message.reveal().size(),
             MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
      return shed(places, resume);
    }
    waiting_.emplace(request.id, Waiter{&places, std::move(resume)});
    listen();
  }

  void close() {
    descriptor_.close();
    fail_all();
  }

 private:
  struct Waiter {
    HashQueue::Places* places;
    Resume resume;
  };

  void leave(HashQueue::Places& places) {
    --places.taken;
    --queue_->statistics.in_flight;
  }

  void shed(HashQueue::Places& places, const Resume& resume) {
    leave(places);
    ++queue_->statistics.shed;
    resume(try_again());
  }

  void listen() {
    if (std::exchange(listening_, true)) return;
    descriptor_.async_wait(boost::asio::posix::descriptor_base::wait_read,
                           [self = shared_from_this()](const boost::system::error_code& error) {
                             self->listening_ = false;
                             if (!error) self->receive();
                           });
  }

  // Whoever is resumed here may end the hasher, which closes the descriptor.
  void receive() {
    std::array<char, wire::max_message_bytes> buffer;
    while (descriptor_.is_open()) {
      const ssize_t size =
          recv(descriptor_.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (size < 0) break;
      if (size == 0) return close();  // the HashWorkers are gone
      const auto reply = wire::decode_reply({buffer.data(), static_cast<std::size_t>(size)});
      if (!reply || reply->outcome == wire::Outcome::lost) {
        fail_all();
      } else {
        finish(*reply);
      }
    }
    if (!waiting_.empty()) listen();
  }

  void finish(const wire::Reply& reply) {
    auto found = waiting_.extract(reply.id);
    if (found.empty()) return;  // given up when an earlier worker was lost
    leave(*found.mapped().places);
    ++queue_->statistics.done;
    if (reply.outcome == wire::Outcome::done) {
      found.mapped().resume(reply);
    } else {
      found.mapped().resume(try_again());
    }
  }

  void fail_all() {
    for (auto& [id, waiter] : std::exchange(waiting_, {})) {
      leave(*waiter.places);
      waiter.resume(try_again());
    }
  }

  void discard_messages() {
    std::array<char, wire::max_message_bytes> buffer;
    while (recv(descriptor_.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT) > 0) {
    }
  }

  boost::asio::posix::stream_descriptor descriptor_;
  std::shared_ptr<HashQueue> queue_;
  std::unordered_map<std::uint64_t, Waiter> waiting_;
  std::uint64_t last_id_ = 0;
  bool listening_ = false;
};

Hasher::Hasher(boost::asio::io_context& io, const HashWorkers& workers, int index)
    : channel_(std::make_shared<Channel>(io, workers.open_socket(index), workers.queue_)) {}

Hasher::~Hasher() { channel_->close(); }

Task<Result<Verdict>> Hasher::verify(SecretString password, std::string stored) {
  if (password.reveal().size() > max_password_bytes || stored.size() > wire::max_stored_bytes) {
    co_return Verdict{};
  }
  wire::Request request;
  request.operation = wire::Operation::verify;
  request.algorithm = algorithm_of(stored);
  request.stored = std::move(stored);
  request.password = std::move(password);
  const auto reply = co_await suspend_until<Result<wire::Reply>>(
      [&, channel = channel_](auto resume) { channel->ask(request, std::move(resume)); });
  if (!reply) co_return std::unexpected(reply.error());
  co_return reply->verdict;
}

Task<Result<std::string>> Hasher::hash(Algorithm algorithm, SecretString password) {
  if (password.reveal().size() > max_password_bytes) throw std::length_error("password too long");
  wire::Request request;
  request.operation = wire::Operation::hash;
  request.algorithm = algorithm;
  request.password = std::move(password);
  auto reply = co_await suspend_until<Result<wire::Reply>>(
      [&, channel = channel_](auto resume) { channel->ask(request, std::move(resume)); });
  if (!reply) co_return std::unexpected(std::move(reply.error()));
  co_return std::move(reply->stored);
}

}  // namespace billspay::auth
