-- What wrk sends: the same change as all others.
wrk.method = "PATCH"
wrk.path = "/employees/emp_1"
wrk.body = '{"workplaces":["wrk_1"]}'
wrk.headers["Authorization"] = "Bearer bench"
wrk.headers["Content-Type"] = "application/json"
