extension RouteTable {
    /// The operation that a request inside of another one is for, as a call within that one; `nil` when there is none.
    ///
    /// It has the outer call's time, address and actor, and whatever `tags` add to its own.
    public func innerCall(
        _ request: MockRequest, within outer: MockCall, tags: [String: String] = [:]
    ) -> (route: MockRoute<Account>, call: MockCall)? {
        guard let found = match(request) else { return nil }
        let call = MockCall(
            request: request, parameters: found.parameters, operation: found.route.operation,
            tags: found.route.tags.merging(tags) { $1 }, scopes: found.route.scopes, now: outer.now,
            baseURL: outer.baseURL, actor: outer.actor)
        return (found.route, call)
    }

    /// Whether the path is one of an operation with another method.
    public func hasOtherMethod(_ request: MockRequest) -> Bool {
        ["GET", "POST", "PUT", "PATCH", "DELETE"].contains { method in
            method != request.method && match(MockRequest(method: method, target: request.path)) != nil
        }
    }
}
