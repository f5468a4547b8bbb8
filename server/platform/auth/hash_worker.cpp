#include "platform/auth/hash_worker.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <thread>
#include <vector>

namespace billspay::auth {
namespace {

wire::Reply answer(const wire::Request& request) {
  wire::Reply reply{request.id, wire::Outcome::done, {}, {}};
  try {
    if (request.operation == wire::Operation::verify) {
      reply.verdict = verify_password(request.stored, request.password);
    } else {
      reply.stored = hash_password(request.algorithm, request.password);
    }
  } catch (const std::exception&) {
    reply.outcome = wire::Outcome::failed;  // out of memory; the parent says "try again"
  }
  return reply;
}

// False when the parent has closed its end.
bool serve_one(int socket, std::array<char, wire::max_message_bytes>& buffer) {
  const ssize_t size = recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0) return errno == EAGAIN || errno == EINTR;  // another thread was quicker
  if (size == 0) return false;
  const auto request = wire::decode_request({buffer.data(), static_cast<std::size_t>(size)});
  wipe(buffer.data(), static_cast<std::size_t>(size));
  if (!request) return true;
  const std::string reply = wire::encode(answer(*request));
  // When the parent is gone nobody wants the reply; the next recv notices.
  static_cast<void>(send(socket, reply.data(), reply.size(), MSG_NOSIGNAL));
  return true;
}

// Each thread takes the next message wherever there is one. `first` turns the order after each
// request, so that no serving thread's socket is always looked at last.
void serve(int socket_count, std::size_t first) {
  std::vector<pollfd> sockets;
  for (int i = 0; i < socket_count; ++i) {
    sockets.push_back({.fd = wire::first_socket + i, .events = POLLIN, .revents = 0});
  }
  std::array<char, wire::max_message_bytes> buffer{};
  while (true) {
    if (poll(sockets.data(), sockets.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i = 0; i < sockets.size(); ++i) {
      const std::size_t at = (first + i) % sockets.size();
      if (sockets[at].revents == 0) continue;
      if (!serve_one(sockets[at].fd, buffer)) return;
      first = at + 1;
      break;
    }
  }
}

}  // namespace

int run_hash_worker(int socket_count, int thread_count) {
  if (socket_count < 1 || thread_count < 1) return 2;
  // Passwords are in this memory: no core dump, no debugger of the same user.
  prctl(PR_SET_DUMPABLE, 0);
  // The parent finishes what is in flight before it closes the sockets, so a signal that a service
  // manager sends to the whole group must not end the worker first.
  std::signal(SIGTERM, SIG_IGN);
  std::signal(SIGINT, SIG_IGN);
  std::vector<std::jthread> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back(serve, socket_count, static_cast<std::size_t>(i));
  }
  return 0;  // the threads are joined when all have seen the end
}

}  // namespace billspay::auth
