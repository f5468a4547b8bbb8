#include "resources/agents/agents.hpp"
#include "resources/agents/problems.hpp"
#include "resources/agents/service.hpp"

namespace billspay::agents {
namespace {

using namespace billspay::problems;
using http::Method;

void add_change(http::Routes& routes, const http::Platform& platform, Method method,
                std::string_view id) {
  routes.add({method,
              "/api/admin/agents/{id}",
              id,
              "Changes the fields of an agent that are sent; disabling signs them out.",
              {precondition_required, stale_version, problems::username_taken}},
             [&platform](auth::Staff who, AgentId agent, AgentChanges body,
                         http::CallContext context) -> Task<Result<Found>> {
               return change(platform, who, agent, std::move(body), std::move(context));
             });
}

void add_reads(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::get,
              "/api/admin/agents",
              "adminListAgents",
              "Agents, newest first, each with some customers whom they assisted last.",
              {}},
             [&platform](auth::Staff who, http::Query<AgentFilter> filter,
                         http::CallContext context) -> Task<Result<AgentPage>> {
               return look_through(platform, who, *filter, std::move(context));
             });
  routes.add({Method::get,
              "/api/admin/agents/{id}",
              "adminGetAgent",
              "One agent with the last customers whom they assisted.",
              {}},
             [&platform](auth::Staff who, AgentId agent,
                         http::CallContext context) -> Task<Result<Found>> {
               return look_at(platform, who, agent, std::move(context));
             });
}

void add_removal(http::Routes& routes, const http::Platform& platform) {
  routes.add({Method::remove,
              "/api/admin/agents/{id}",
              "adminRemoveAgent",
              "Removes an agent and signs them out.",
              {stale_version}},
             [&platform](auth::Staff who, AgentId agent,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return dismiss(platform, who, agent, std::move(context));
             });
  routes.add(
      {Method::post,
       "/api/admin/agents/{id}/restore",
       "adminRestoreAgent",
       "Brings a removed agent back as they were.",
       {problems::username_taken, stale_version, idempotency_key_reused, idempotency_key_in_use}},
      [&platform](auth::Staff who, AgentId agent,
                  http::CallContext context) -> Task<Result<http::OrReplayed<Found>>> {
        return take_back(platform, who, agent, std::move(context));
      });
}

}  // namespace

void admin_routes(http::Routes& routes, const http::Platform& platform) {
  add_reads(routes, platform);
  routes.add({Method::post,
              "/api/admin/agents",
              "adminAddAgent",
              "Adds an agent; without a password one is made and shown in this answer only.",
              {problems::username_taken, idempotency_key_reused, idempotency_key_in_use}},
             [&platform](auth::Staff who, NewAgent body, http::CallContext context)
                 -> Task<Result<http::OrReplayed<http::Created<Agent>>>> {
               return provision(platform, who, std::move(body), std::move(context));
             });
  add_change(routes, platform, Method::patch, "adminChangeAgent");
  add_change(routes, platform, Method::put, "adminReplaceAgent");
  add_removal(routes, platform);
  routes.add({Method::remove,
              "/api/admin/agents/{id}/sessions",
              "adminEndAgentSessions",
              "Signs an agent out everywhere.",
              {}},
             [&platform](auth::Staff who, AgentId agent,
                         http::CallContext context) -> Task<Result<http::NoContent>> {
               return sign_out_everywhere(platform, who, agent, std::move(context));
             });
}

}  // namespace billspay::agents
