import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// An event for hosts, on one line.
struct GatewayEventReport: Report {
    let event: GatewayEvent

    var lines: [String] {
        let said = words.isEmpty ? "" : "  " + words
        return [PrintableText.of("\(event.sequence)  \(event.at.formatted(.iso8601))  \(event.content.kind)\(said)")]
    }

    var json: JSONValue {
        .object([
            "sequence": .number(event.sequence), "at": .time(event.at), "kind": .text(event.content.kind),
            "content": content,
        ])
    }

    /// The event's own facts in one line.
    var words: String {
        switch event.content {
        case .runEnded(let ended): "run \(ended.run) (\(ended.kind)) \(ended.state.words)"
        case .grantDead(let dead): "grant \(dead.grant) of \(dead.crm) account \(dead.account): \(dead.reason)"
        case .driftFound(let drift):
            "team \(drift.team) against \(drift.admin): \(drift.members) in "
                + drift.categories.map(\.rawValue).joined(separator: ", ")
        case .mailFailed(let mail): "mail \(mail.mail) to \(mail.user): \(mail.reason) after \(mail.attempts)"
        case .keysTaken(let taken):
            "\(taken.user) took over the keys of \(taken.admin): "
                + taken.crms.map(\.rawValue).joined(separator: ", ")
        case .unknown: ""
        }
    }

    private var content: JSONValue {
        switch event.content {
        case .runEnded(let ended):
            ["run": .text(ended.run.rawValue), "kind": .text(ended.kind), "state": .text(ended.state.rawValue)]
        case .grantDead(let dead):
            [
                "grant": .text(dead.grant.rawValue), "crm": .text(dead.crm.rawValue),
                "account": .text(dead.account.rawValue), "reason": .text(dead.reason),
            ]
        case .driftFound(let drift):
            [
                "team": .text(drift.team.rawValue), "admin": .text(drift.admin.rawValue),
                "members": .count(drift.members),
                "categories": .list(drift.categories.map { .text($0.rawValue) }),
            ]
        case .mailFailed(let mail):
            [
                "user": .text(mail.user.rawValue), "mail": .text(mail.mail), "reason": .text(mail.reason),
                "attempts": .count(mail.attempts),
            ]
        case .keysTaken(let taken):
            [
                "user": .text(taken.user.rawValue), "admin": .text(taken.admin.rawValue),
                "run": .text(taken.run.rawValue), "crms": .list(taken.crms.map { .text($0.rawValue) }),
            ]
        case .unknown: .object([:])
        }
    }
}
