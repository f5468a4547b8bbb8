// Connections that carry one transaction at a time, so that a slow or waiting write never holds up
// the gathered reads.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "platform/postgres/database.hpp"
#include "platform/postgres/options.hpp"
#include "platform/postgres/statistics.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay::postgres {

class WritePool {
 public:
  virtual ~WritePool() = default;

  // See Database::transact. `work` answers whether to commit; the Problem is
  // problems::unauthenticated and means that the guard returned an empty text. Throws what `work`
  // throws, Outage when there is no connection or it is lost before COMMIT is sent, InDoubt when it
  // is lost afterwards or no standby confirmed. A Task that waits here must not be destroyed before
  // it goes on.
  virtual Task<std::optional<Problem>> run_transaction(
      std::optional<Guard> guard, std::function<Task<bool>(Transaction&)> work) = 0;

  // Whoever waits gets an Outage, or InDoubt, and whoever comes later. Before the loop ends.
  virtual void close() = 0;

  // From any thread: whether a connection is up.
  [[nodiscard]] bool ready() const noexcept { return statistics_.connected != 0; }
  [[nodiscard]] const Statistics& statistics() const noexcept { return statistics_; }

 protected:
  Statistics statistics_;
};

// Opens the first connection at once, the others when they are wanted. The pool must only be used
// on the thread that runs `loop` and end before it. Throws std::invalid_argument for a bad
// conninfo.
std::shared_ptr<WritePool> make_write_pool(boost::asio::io_context& loop, ConnectionOptions options,
                                           int most_connections = defaults::write_connections);

}  // namespace billspay::postgres
