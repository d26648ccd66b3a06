import MockKit

/// Runs a request that came inside of another one, through the same operations.
enum InnerCall {
    struct Answer {
        let response: MockResponse
        /// Such as `salesforce.records.get`; empty where no operation was found.
        let operation: String
    }

    /// - Parameters:
    ///   - target: path and query as they were sent.
    ///   - headers: the row's own; of the outer request's, only those on the body's form and the user reach it.
    ///   - tags: facts for the operation, such as that a collection must be written whole.
    static func run(
        _ method: String, _ target: String, headers: [(String, String)], body: JSON?, within outer: MockCall,
        tags: [String: String] = [:], account: inout SalesforceAccount
    ) -> Answer {
        let inherited = ["Accept", "Authorization", "Content-Type"].compactMap { name in
            outer.request.header(name).map { (name, $0) }
        }
        let request = MockRequest(
            method: method, target: target, headers: inherited + headers, body: body?.encoded() ?? [])
        guard let (route, call) = SalesforceRoutes.table.innerCall(request, within: outer, tags: tags) else {
            return Answer(response: account.answerUnknown(request), operation: "")
        }
        do {
            try account.checkVersion(call["version"])
        } catch {
            return Answer(response: account.response(to: error), operation: call.operation)
        }
        return Answer(response: route.handler(&account, call), operation: call.operation)
    }
}
