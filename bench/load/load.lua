-- Sends the requests of a file to a server. Each line of the file: method, path, key, body, other headers, separated by tabs.
--
--   wrk … -s load.lua URL -- FILE ORDER DELAY
--
-- ORDER: random, or once (each line one time, shared by the threads). DELAY: mean pause of a connection between two
-- requests in milliseconds, 0 for none; pauses vary as chance arrivals do, so that requests do not come in step.
-- A POST gets a fresh Idempotency-Key.

local order, pause
local counter = 0
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  order = args[2]
  pause = tonumber(args[3])
  math.randomseed(number * 7919 + 20261126)
  run = string.format("%d-%d-%d", os.time(), number, math.random(1, 1000000000))
  heads, tails = {}, {}
  local taken = 0
  for line in io.lines(args[1]) do
    taken = taken + 1
    if order == "random" or taken % 2 == number % 2 then
      local method, path, key, body, more = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)")
      local head = method .. " " .. path .. " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. key .. "\r\n"
      if more ~= "" then head = head .. more .. "\r\n" end
      if method == "GET" then
        heads[#heads + 1] = head .. "\r\n"
      else
        if body ~= "" then head = head .. "Content-Type: application/json\r\n" end
        heads[#heads + 1] = head .. "Content-Length: " .. #body .. "\r\nIdempotency-Key: "
        tails[#heads] = "\r\n\r\n" .. body
      end
    end
  end
  -- Without a pause the function must not exist: wrk waits where it does.
  if pause == 0 then delay = nil end
end

function delay()
  return math.floor(-pause * math.log(1 - math.random()) + 0.5)
end

function request()
  counter = counter + 1
  local i = order == "once" and (counter - 1) % #heads + 1 or math.random(#heads)
  local tail = tails[i]
  if tail then return heads[i] .. run .. "-" .. counter .. tail end
  return heads[i]
end

function done(summary, latency, requests)
  io.write(string.format("bench requests=%d micros=%d p50=%d p99=%d max=%d status=%d socket=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
