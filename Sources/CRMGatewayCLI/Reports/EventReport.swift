import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// Something that happened in a run, on one line.
struct EventReport: Report {
    let event: RunEvent

    init(_ event: RunEvent) {
        self.event = event
    }

    /// What happened, without the time.
    var words: String {
        switch event.kind {
        case .progress: event.progress.map(Self.words) ?? "progress"
        case .ownerProperty: event.ownerProperty.map { words($0) } ?? "owner property"
        case .sight: event.sight.map { "\(event.crm?.rawValue ?? "CRM"): \($0.words)" } ?? "sight of owner properties"
        case .verificationStarted: event.message ?? "verification started"
        case .crmFinished: "\(event.crm?.rawValue ?? "CRM"): \(event.message ?? "finished")"
        case .started: "started"
        case .resumed: "resumed where an earlier worker stopped"
        case .paused: "paused: \(event.message ?? "")"
        case .finished: "finished: \(event.state?.words ?? "")" + (event.message.map { ", \($0)" } ?? "")
        }
    }

    var lines: [String] {
        [PrintableText.of("\(event.at.formatted(.iso8601))  \(words)")]
    }

    var json: JSONValue {
        [
            "sequence": .number(event.sequence), "at": .time(event.at), "kind": .text(event.kind.rawValue),
            "crm": .optional(event.crm?.rawValue), "phase": .optional(event.progress?.phase.rawValue),
            "done": .optional(event.progress?.done), "total": .optional(event.progress?.total),
            "owner_property": event.ownerProperty?.json ?? .null,
            "sight": event.sight.map { $0.json(naming: \.rawValue) } ?? .null,
            "state": .optional(event.state?.rawValue),
            "message": .optional(event.message),
        ]
    }

    private static func words(_ progress: RunProgress) -> String {
        let count = progress.total.map { "\(progress.done) of \($0)" } ?? String(progress.done)
        return "\(progress.label): \(count)"
    }

    private func words(_ outcome: OwnerPropertyOutcome) -> String {
        let how = outcome.problem ?? outcome.sight?.problem ?? outcome.origin?.rawValue ?? ""
        return "\(event.crm?.rawValue ?? "CRM"): owner property of \(outcome.object.rawValue): "
            + "\(outcome.property?.rawValue ?? "none") (\(how))"
    }
}

extension RunProgress {
    /// The part, and the CRM where it is one CRM's.
    var label: String {
        let name =
            switch phase {
            case .copyKeys: "copying keys"
            case .pushSettings: "pushing settings"
            case .resolveOwners: "asking who is who"
            case .ensureOwnerProperties: "owner properties"
            case .readRecordTypes: "reading record types"
            case .bind: "binding people"
            case .reveal: "showing owner properties"
            case .cleanUp: "removing old probes"
            case .readAccount: "reading the account"
            case .probe: "writing and reading back"
            case .verifyPeople: "checking people"
            case .undo: "taking back"
            }
        return crm.map { "\($0): \(name)" } ?? name
    }
}
