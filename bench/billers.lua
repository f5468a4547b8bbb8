-- wrk: an agent adds a biller to one of the customers in USERS (a line each), under a new
-- Idempotency-Key each time. TOKEN is the agent's.
local users = {}
for line in io.lines(os.getenv("USERS")) do
  users[#users + 1] = line
end
local headers = {
  ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
  ["Content-Type"] = "application/json",
  ["Host"] = "agent.localhost",
}
local count = 0
local run = ""

function init()
  math.randomseed(os.time())
  run = os.time() .. "-" .. math.random(1e9)
end

function request()
  count = count + 1
  headers["Idempotency-Key"] = run .. "-" .. count
  local body = string.format(
    '{"name":"Bench Power","category":"ELECTRIC","accountId":"%s-%d"}', run, count)
  local path = "/api/agent/customers/" .. users[math.random(#users)] .. "/billers"
  return wrk.format("POST", path, headers, body)
end

function done(summary, latency)
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read +
                 summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %d %.1f\n", summary.requests / summary.duration * 1e6,
                         errors, latency:percentile(99) / 1000))
end
