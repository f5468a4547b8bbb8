// Clears what has served its time, once an hour, so that the tables of short-lived things stay
// small, and purges customers who were removed long ago (purging.hpp). Several processes may do it
// at once: deleting twice deletes once.
#pragma once

#include <memory>

#include "platform/postgres/database.hpp"
#include "platform/vault/ledger_keys.hpp"

namespace boost::asio {
class io_context;
}

namespace billspay::app {

// Clears once; how many rows. `database` must act as billspay_worker. Throws postgres::Outage.
Task<int> clear_expired(postgres::Database& database);

// Runs until stop(), on the thread of `loop`.
class Housekeeping {
 public:
  // `ledger` outlives it. `purge_after_days` as in purge_removed().
  Housekeeping(boost::asio::io_context& loop, std::shared_ptr<postgres::WritePool> writes,
               const vault::LedgerKeys& ledger, int purge_after_days);
  ~Housekeeping();
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

  // On the loop's thread.
  void start();
  void stop();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace billspay::app
