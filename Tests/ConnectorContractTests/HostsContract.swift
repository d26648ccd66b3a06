import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing
import TransportLayers

@Suite("Hosts that an answer names")
struct HostsContract {
    @Test(
        "SEC-4, T-09, F-A11: A token answer that leads to a foreign host is refused before any token goes there",
        arguments: Subject.all)
    func foreignHostIsRefused(_ subject: Subject) async throws {
        try subject.needs(.instanceHosts)
        #expect(subject.samples.foreignHostAnswers.count >= 8)
        for answer in subject.samples.foreignHostAnswers {
            let options = SessionOptions.with {
                $0.key = .expiredGrant
                $0.policy = .init(attemptsMax: 1)
            }
            try await subject.run(options) { session in
                session.inject(.status(200, body: .json(answer)), on: session.operations.token)
                let kinds = await session.refused("a foreign host") {
                    var kinds: [ConnectorErrorKind?] = []
                    for _ in 0..<2 { kinds.append(await outcome { try await session.reading.identify() }) }
                    return kinds
                }
                #expect(kinds.allSatisfy { $0 == .invalid || $0 == .malformed }, "\(kinds) after \(answer)")
                // The first call and the token request: nothing else left, and nothing went elsewhere.
                #expect(session.mock.journal.count == 2)
                #expect(session.exchanges.exchanges.allSatisfy { $0.url.hasPrefix("\(session.origin)/") })
            }
        }
    }

    @Test(
        "SEC-4: Without a stand-in origin the same answers open no host at all", arguments: Subject.all)
    func foreignHostOpensNothing(_ subject: Subject) async throws {
        try subject.needs(.instanceHosts)
        try await subject.run { session in
            let flow = try flow(of: subject)
            let previous = await session.tokens.credentials
            for answer in subject.samples.foreignHostAnswers {
                let response = HTTPResponse(status: 200, body: Array(answer.encoded()))
                let kind = await outcome {
                    let credentials = try flow.credentials(from: response, previous: previous, at: .now)
                    let authorizer = try subject.connector.authorizer(for: credentials, override: nil)
                    _ = try authorizer.authorize(
                        HTTPRequest(operation: "contract.probe.read", method: .get, path: "/"))
                }
                #expect(kind == .invalid || kind == .malformed, "\(answer)")
            }
        }
    }

    @Test(
        "SEC-4: A grant's own host is the vendor's, and calls go there and nowhere else", arguments: Subject.all)
    func ownHostIsUsed(_ subject: Subject) async throws {
        try subject.needs(.instanceHosts)
        try await subject.run(.with { $0.key = .expiredGrant }) { session in
            _ = try await session.refused("an expired token") { try await session.reading.identify() }
            let credentials = await session.tokens.credentials
            let authorizer = try subject.connector.authorizer(for: credentials, override: nil)
            let request = try authorizer.authorize(
                HTTPRequest(operation: "contract.probe.read", method: .get, path: "/"))
            let origin = try #require(request.origin)
            #expect(subject.descriptor.owns(host: origin.host) && origin.description.hasPrefix("https://"))
        }
    }

    @Test("SEC-4, T-09: Names that only look like the vendor's hosts aren't", arguments: Subject.all)
    func lookAlikesAreForeign(_ subject: Subject) {
        let hosts = subject.descriptor.hosts.map(HostsContract.example)
        #expect(!hosts.isEmpty && hosts.allSatisfy(subject.descriptor.owns))
        for host in hosts {
            for other in ["evil\(host)", "\(host).evil.example", "\(host)@evil.example", "\(host):443", "\(host).", ""]
            {
                // A rule for anything below a domain takes another label; that one is the vendor's as well.
                let isBelow = subject.descriptor.hosts.contains { $0.matches(other) }
                #expect(!subject.descriptor.owns(host: other) || (isBelow && other == "evil\(host)"), "\(other)")
            }
        }
    }

    /// A host that a rule takes.
    private static func example(_ rule: HostRule) -> String {
        switch rule {
        case .exact(let host): host
        case .oneLabelUnder(let suffix), .under(let suffix): "acme\(suffix)"
        case .instanceUnder(let suffix): "na1\(suffix)"
        }
    }
}
