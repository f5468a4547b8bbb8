#include <algorithm>

#include "platform/observability/backup_status.hpp"
#include "resources/dashboard/dashboard.hpp"
#include "resources/dashboard/dto.hpp"
#include "resources/dashboard/queries.hpp"

namespace billspay::dashboard {
namespace {

constexpr int counted_up_to = 10'000;

struct Figures {
  int kyc_pending;
  int kyc_needs_info;
  std::optional<Timestamp> oldest_pending_since;
  int receipts_today;
  Money total_today;
  int receipts_week;
  Money total_week;
  int new_customers;
  int approximate_customers;
  int active_agents;
  int signed_in_agents;
  int refused_sign_ins;
};

constexpr postgres::Query<Figures(int)> read_figures{sql::dashboard::figures};
constexpr postgres::Query<LastImport()> read_last_import{sql::dashboard::last_import};

Tally tally(int counted) { return {std::min(counted, counted_up_to), counted > counted_up_to}; }

// Two small files; this is asked for when the console's home page opens.
std::optional<Backup> backup_of(const http::Site& site) {
  if (site.backup_status.empty()) return std::nullopt;
  const auto status = observability::read_backup_status(site.backup_status);
  return Backup{status.backup.succeeded_at, status.backup.ok, status.drill.succeeded_at,
                status.drill.ok};
}

Task<Result<Dashboard>> show(const http::Platform& platform, auth::Staff who) {
  postgres::Database& database = *platform.admins;
  const auto found = co_await database.one(who.guard(), read_figures, counted_up_to);
  if (!found) co_return refuse(found.error());
  const auto last_import = co_await database.one(who.guard(), read_last_import);
  if (!last_import) co_return refuse(last_import.error());
  const Figures& figures = **found;
  co_return Dashboard{tally(figures.kyc_pending),
                      tally(figures.kyc_needs_info),
                      figures.oldest_pending_since,
                      {figures.receipts_today, figures.total_today},
                      {figures.receipts_week, figures.total_week},
                      figures.new_customers,
                      figures.approximate_customers,
                      figures.active_agents,
                      figures.signed_in_agents,
                      tally(figures.refused_sign_ins),
                      *last_import,
                      backup_of(*platform.site)};
}

}  // namespace

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  routes.add(
      {http::Method::get,
       "/api/admin/dashboard",
       "adminGetDashboard",
       "What waits, what was paid, who is there: the figures of the home page.",
       {}},
      [&platform](auth::Staff who) -> Task<Result<Dashboard>> { return show(platform, who); });
}

}  // namespace billspay::dashboard
