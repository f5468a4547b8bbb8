#include "app/service_manager.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <thread>

#include "tests/support/raw_http.hpp"
#include "tests/support/serve_process.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::app {
namespace {

using test::RawConnection;
using test_support::ServeOptions;
using test_support::ServeProcess;
using test_support::TestServer;

template <class Address>
const sockaddr* generic(const Address& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {
    if (descriptor < 0) throw std::runtime_error("no descriptor");
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(descriptor_); }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

sockaddr_un unix_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return address;
}

// As the service manager: it opens sockets and hears how far the server is.
class ServiceManager {
 public:
  ServiceManager() {
    std::string name = testing::TempDir() + "billspay-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no directory");
    directory_ = name;
    socket_path_ = name + "/public.sock";
    const auto local = unix_address(socket_path_);
    const auto heard = unix_address(name + "/notify");
    sockaddr_in tcp{};
    tcp.sin_family = AF_INET;
    tcp.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof tcp;
    if (::bind(public_.get(), generic(local), sizeof local) != 0 ||
        ::bind(heard_.get(), generic(heard), sizeof heard) != 0 ||
        ::bind(ops_.get(), generic(tcp), sizeof tcp) != 0 || ::listen(public_.get(), 512) != 0 ||
        ::listen(ops_.get(), 512) != 0 ||
        ::getsockname(ops_.get(), reinterpret_cast<sockaddr*>(&tcp), &size) != 0) {
      throw std::runtime_error(std::strerror(errno));
    }
    ops_port_ = ntohs(tcp.sin_port);
  }
  ~ServiceManager() { std::filesystem::remove_all(directory_); }
  ServiceManager(const ServiceManager&) = delete;
  ServiceManager& operator=(const ServiceManager&) = delete;

  [[nodiscard]] ServeOptions options(const std::string& names = "public:ops") const {
    return {BILLSPAY_BINARY,
            {"NOTIFY_SOCKET=" + directory_ + "/notify", "LOG_LEVEL=error"},
            {public_.get(), ops_.get()},
            names};
  }
  [[nodiscard]] const std::string& socket_path() const { return socket_path_; }
  [[nodiscard]] std::uint16_t ops_port() const { return ops_port_; }

  // Waits for a message that holds this.
  bool hears(std::string_view wanted) const {
    for (;;) {
      pollfd one{heard_.get(), POLLIN, 0};
      if (::poll(&one, 1, 30'000) != 1) return false;
      char text[512];
      const auto size = ::recv(heard_.get(), text, sizeof text, 0);
      if (size < 0) return false;
      if (std::string_view(text, static_cast<std::size_t>(size)).contains(wanted)) return true;
    }
  }

 private:
  Descriptor public_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  Descriptor ops_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  Descriptor heard_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
  std::string directory_;
  std::string socket_path_;
  std::uint16_t ops_port_ = 0;
};

TEST(ServiceManager, HandsOverListeningSocketsAndHearsWhenWeAreReady) {
  const ServiceManager manager;
  TestServer server;
  ServeProcess process(server.environment(), manager.options());
  ASSERT_TRUE(manager.hears("READY=1"));
  EXPECT_EQ(RawConnection::to_unix(manager.socket_path()).get("/openapi.json").status, 200);
  EXPECT_EQ(RawConnection(manager.ops_port()).get("/readyz").status, 200);
  process.stop();
  EXPECT_TRUE(manager.hears("STOPPING=1"));
  EXPECT_EQ(process.exit_code(), 0);
  EXPECT_TRUE(std::filesystem::is_socket(manager.socket_path()));
}

TEST(ServiceManager, KeepsConnectionsForTheSuccessorSoThatARestartRefusesNone) {
  const ServiceManager manager;
  TestServer server;
  auto process = std::make_unique<ServeProcess>(server.environment(), manager.options());
  ASSERT_TRUE(manager.hears("READY=1"));
  std::atomic<bool> over = false;
  std::atomic<int> answered = 0;
  std::atomic<int> lost = 0;
  std::jthread customer([&] {
    while (!over) {
      try {
        auto connection = RawConnection::to_unix(manager.socket_path());
        const bool good = connection.get("/openapi.json", "Connection: close\r\n").status == 200;
        ++(good ? answered : lost);
      } catch (const std::exception&) {
        ++lost;
      }
    }
  });
  for (int restart = 0; restart < 3; ++restart) {
    process->stop();
    EXPECT_EQ(process->exit_code(), 0);
    process = std::make_unique<ServeProcess>(server.environment(), manager.options());
    EXPECT_TRUE(manager.hears("READY=1"));
    const int before = answered;
    while (answered < before + 10 && lost == 0) std::this_thread::yield();
  }
  over = true;
  customer.join();
  EXPECT_EQ(lost, 0);
}

TEST(ServiceManager, IsToldInOneSentenceWhatItHandedOverWrongly) {
  const ServiceManager manager;
  TestServer server;
  ServeProcess unknown(server.environment(), manager.options("public:metrics"));
  EXPECT_TRUE(unknown.read_until("\n").contains("FileDescriptorName= must be public, admin"));
  EXPECT_EQ(unknown.exit_code(), 2);
  ServeProcess twice(server.environment(), manager.options("public:public"));
  EXPECT_TRUE(twice.read_until("\n").contains("LISTEN_FDNAMES must name each socket once"));
  EXPECT_EQ(twice.exit_code(), 2);
}

TEST(ServiceManager, HearsOfASettingThatItsSocketOverrides) {
  const ServiceManager manager;
  TestServer server;
  auto environment = server.environment();
  environment.set("OPS_LISTEN", "127.0.0.1:" + std::to_string(manager.ops_port()));
  environment.set("PUBLIC_LISTEN", "127.0.0.1:443");
  auto options = manager.options();
  options.settings.back() = "LOG_LEVEL=warn";
  ServeProcess process(environment, options);
  ASSERT_TRUE(manager.hears("READY=1"));
  process.stop();
  const auto said = process.read_until("nothing that it says");
  EXPECT_TRUE(said.contains(R"("event":"listen-setting-ignored","listener":"public",)"
                            R"("setting":"127.0.0.1:443","socket":"unix:)"))
      << said;
  EXPECT_FALSE(said.contains(R"("listener":"ops")")) << said;
}

TEST(ServiceManager, GivesSocketsToTheProcessThatItMeansOnly) {
  const Environment others(
      {{"LISTEN_PID", "1"}, {"LISTEN_FDS", "1"}, {"LISTEN_FDNAMES", "public"}});
  const auto sockets = handed_over_sockets(others);
  ASSERT_TRUE(sockets.has_value());
  EXPECT_TRUE(sockets->empty());
}

}  // namespace
}  // namespace billspay::app
