import Foundation
import MockKit

/// Size, version, session and limits, before an operation is done; headers after it.
extension SalesforceAccount {
    mutating func admit(_ call: MockCall) -> MockAdmission {
        do {
            try checkSize(of: call.request)
            guard call.tags["rest"] != nil else { return .admitted(nil) }
            try checkVersion(call["version"])
        } catch {
            return .refused(response(to: error), actor: nil)
        }
        var actor: MockActor?
        do {
            let admitted = try authenticate(call)
            actor = admitted
            try checkPolicies(of: admitted)
            daily.add(at: now)
            return .admitted(admitted)
        } catch {
            return .refused(response(to: error), actor: actor)
        }
    }

    private func checkSize(of request: MockRequest) throws {
        let target = request.targetBytes
        guard target <= SalesforceLimits.targetBytesMax else {
            throw SalesforceFailure(verbatim: .html("<h1>URI Too Long</h1>", status: 414))
        }
        guard target + request.headerBytes <= SalesforceLimits.headBytesMax else {
            throw SalesforceFailure(verbatim: .html("<h1>Request Header Fields Too Large</h1>", status: 431))
        }
    }

    func checkVersion(_ text: String) throws {
        guard let match = text.wholeMatch(of: /v(\d{1,3})\.0/), let number = Int(match.1) else {
            throw SalesforceFailure.notFound
        }
        if number < SalesforceLimits.versions.lowerBound { throw SalesforceFailure.retired("\(number).0") }
        guard SalesforceLimits.versions.contains(number) else { throw SalesforceFailure.notFound }
    }

    private mutating func authenticate(_ call: MockCall) throws -> MockActor {
        guard let token = call.request.bearer, let grant = liveGrant(ofAccess: token) else {
            throw SalesforceFailure.sessionInvalid
        }
        guard let user = user(grant.userID), user.isActive else { throw SalesforceFailure.sessionInvalid }
        return MockActor(
            name: "grant \(grant.id) of \(user.username)", scopes: Set(grant.scopes), tokenKind: Self.sessionKind,
            userID: user.id)
    }

    /// The grant of an access token that is alive; counts the use, and puts the session's end off.
    mutating func liveGrant(ofAccess token: String) -> TokenLedger.Grant? {
        guard case .live(let grant, _) = tokens.standing(of: token, at: now) else { return nil }
        if switches.sessionRequests > 0 {
            let uses = (sessionUses[token] ?? 0) + 1
            sessionUses[token] = uses
            guard uses <= switches.sessionRequests else { return nil }
        }
        tokens.extend(token, to: now.addingTimeInterval(Double(app.sessionSeconds)))
        return grant
    }

    private mutating func checkPolicies(of actor: MockActor) throws {
        if switches.blockSession { throw SalesforceFailure.sessionBlocked }
        guard actor.scopes.contains("api") || actor.scopes.contains("full") else {
            throw SalesforceFailure.sessionBlocked
        }
        guard !switches.apiDisabled, holds(.apiEnabled, actor.userID ?? "") else {
            throw SalesforceFailure.apiDisabled
        }
        if switches.totalRequests || daily.count(at: now) >= daily.countMax { throw SalesforceFailure.totalRequests }
        if switches.concurrent { throw SalesforceFailure.concurrent }
    }

    mutating func finish(_ response: MockResponse, to call: MockCall?) -> MockResponse {
        guard call?.tags["rest"] != nil, call?.actor != nil else { return response }
        var response = response
        if let place = response.headers.firstIndex(where: { $0.name == "ETag" }) {
            let tag = response.headers[place].value.dropLast()
            response.headers[place] = .init("ETag", "\(tag)--gzip\"")
        }
        // The UI API has a limit of its own and does not tell it.
        if call?.tags["ui"] == nil {
            let used = daily.count(at: now)
            response.headers.append(.init("Sforce-Limit-Info", "api-usage=\(used)/\(daily.countMax)"))
        }
        if response.header("Cache-Control") == nil {
            response.headers.append(.init("Cache-Control", "no-cache,must-revalidate,max-age=0,no-store,private"))
        }
        // Salesforce sends cookies; a client that keeps them is seen by its next request.
        response.headers.append(.init("Set-Cookie", "BrowserId=mock; path=/; Max-Age=31536000"))
        if switches.deprecationWarning {
            response.headers.append(.init("Warning", "299 - \"This API is deprecated and will be removed\""))
        }
        return response
    }

    func answerUnknown(_ request: MockRequest) -> MockResponse {
        guard request.segments.starts(with: ["services", "data"]) else {
            return .html(
                "<html><head><title>Page Not Found</title></head><body>URL No Longer Exists</body></html>", status: 404)
        }
        guard let version = request.segments.dropFirst(2).first else { return response(to: SalesforceFailure.notFound) }
        do {
            try checkVersion(version)
        } catch {
            return response(to: error)
        }
        return response(to: SalesforceFailure.notFound)
    }

    /// An error in words: in another language or without `fields` when the switches say so.
    func response(to error: any Error) -> MockResponse { worded(error).response }

    /// The failure that is shown for an error; rows of composite answers show it too.
    func worded(_ error: any Error) -> SalesforceFailure {
        var failure =
            error as? SalesforceFailure
            ?? SalesforceFailure(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId")
        for place in failure.items.indices {
            if switches.omitFields { failure.items[place].fields = nil }
            if switches.localisedMessages {
                failure.items[place].message = "Fehler: " + String(failure.items[place].message.reversed())
            }
        }
        return failure
    }
}
