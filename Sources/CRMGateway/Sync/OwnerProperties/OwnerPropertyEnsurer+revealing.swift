import ConnectorKit
import SQLStore
import Workspace

/// Making and showing a property is one step with one outcome: before its writer can see it, it isn't done (F-B5).
extension OwnerPropertyEnsurer {
    /// A property that the key can't use yet, with the origin that this run, or an earlier one, noted for it.
    func hidden(
        _ found: PropertyDefinition, _ object: ObjectDescription, _ policy: OwnerPropertyPolicy
    ) async throws -> HiddenOwnerProperty {
        var origin = try await originOfIntent(object, policy)
        if origin == nil {
            origin = try await known(object.object, found.name).flatMap { OwnerPropertyOrigin(rawValue: $0.origin) }
        }
        return HiddenOwnerProperty(object: object, policy: policy, found: found, origin: origin ?? .adopted)
    }

    /// Shows properties to the CRM user who is to write them, all with one call, and reads back what came of it.
    ///
    /// What can't be shown is there and stays hidden: an outcome with a warning, which the next run takes up.
    func reveal(_ hidden: [HiddenOwnerProperty]) async throws -> [OwnerPropertyOutcome] {
        guard !hidden.isEmpty else { return [] }
        guard let facet = writing.fieldVisibility, let writer else {
            return try await leaveHidden(hidden, "The CRM doesn't tell whom the key acts as", nil)
        }
        try await noteIntent(hidden, writer)
        var (left, outcomes) = (hidden, [OwnerPropertyOutcome]())
        for _ in 1...SightAnswer.attemptsMax {
            let answer = try await ask(facet, left, writer)
            outcomes += try await settleVisible(&left, after: answer)
            switch answer {
            case _ where left.isEmpty: return outcomes
            case .lost: continue
            case .refused(let error): return outcomes + (try await leaveHidden(left, nil, error))
            case .told(let told):
                if let error = told.first?.failure, CRMPause(error) != nil { throw error }
                return outcomes + (try await leaveHidden(left, Self.unexplained, told.first?.failure))
            }
        }
        throw ConnectorError(
            .outcomeUnknown, operation: "core.owner_property.reveal",
            message: "Sight of owner properties was granted \(SightAnswer.attemptsMax) times, and no answer came.",
            retry: .later(after: descriptor.writeVisibilityDelayMax))
    }

    private static let unexplained = "Sight of it was granted, and the key's user can't write it all the same"

    private func ask(
        _ facet: any FieldVisibilityGranting, _ hidden: [HiddenOwnerProperty], _ writer: CRMUserID
    ) async throws -> SightAnswer {
        do {
            return try await SightAnswer.ask(facet, hidden.map(\.reference), [writer], account)
        } catch let error as ConnectorError {
            try await journal.commit { transaction in
                try audit.sightFailed(hidden.map(\.reference), error, of: source, in: transaction)
            }
            throw error
        }
    }

    /// Looks at what was hidden, and settles what the key can use now.
    private func settleVisible(
        _ hidden: inout [HiddenOwnerProperty], after answer: SightAnswer
    ) async throws -> [OwnerPropertyOutcome] {
        var (left, outcomes) = ([HiddenOwnerProperty](), [OwnerPropertyOutcome]())
        for property in hidden {
            switch try await lookAgain(at: property, answer) {
            case .adopt(let found):
                outcomes.append(
                    try await settle(property.object.object, found, property.origin, property.policy, .granted))
            case .refuse(let conflict): outcomes.append(try await refuse(property.object.object, conflict))
            default: left.append(property)
            }
        }
        hidden = left
        return outcomes
    }

    /// Only what was granted may take a while to show.
    private func lookAgain(
        at property: HiddenOwnerProperty, _ answer: SightAnswer
    ) async throws -> OwnerPropertyDecision {
        guard case .told(let told) = answer, told.allSatisfy({ $0.failure == nil }) else {
            return try await look(for: property.object, property.policy).decide(.live)
        }
        return try await look(for: property.object, property.policy, .live) { decision in
            switch decision {
            case .adopt, .refuse: true
            default: false
            }
        }
    }

    private func noteIntent(_ hidden: [HiddenOwnerProperty], _ writer: CRMUserID) async throws {
        let steps = try hidden.map { property in
            (
                name: stepName(property.object.object, property.policy.wishedName),
                detail: try JSONText.encode(
                    OwnerPropertyIntent(
                        name: property.policy.wishedName ?? property.found.name, origin: property.origin))
            )
        }
        try await journal.commit { transaction in
            try stillAllowed(transaction)
            for step in steps where try !journal.isBegun(step.name, in: transaction) {
                try journal.note(step.name, .started, detail: step.detail, in: transaction)
            }
            try audit.sightIntent(hidden.map(\.reference), users: 1, writer: writer, of: source, in: transaction)
        }
    }

    private func leaveHidden(
        _ hidden: [HiddenOwnerProperty], _ reason: String?, _ error: ConnectorError?
    ) async throws -> [OwnerPropertyOutcome] {
        var outcomes: [OwnerPropertyOutcome] = []
        for property in hidden {
            let why = error.map(Self.words) ?? reason ?? Self.unexplained
            outcomes.append(try await leaveHidden(property, why, error))
        }
        return outcomes
    }

    private func leaveHidden(
        _ property: HiddenOwnerProperty, _ why: String, _ error: ConnectorError?
    ) async throws -> OwnerPropertyOutcome {
        let object = property.object.object
        let known = try await known(object, property.found.name)
        let outcome = OwnerPropertyOutcome(
            object: object, property: property.found.name, origin: property.origin,
            isChange: known.map { $0.run == journal.run } ?? true,
            sight: .missing(Self.advice(property, why)), problem: nil)
        let intent = OwnerPropertyIntent(name: property.found.name, origin: property.origin)
        try await journal.commit { transaction in
            if known?.isHidden != true {
                try properties(in: transaction).put(row(of: property.found, outcome))
            }
            if known?.run != journal.run {
                try journal.note(
                    stepName(object, property.policy.wishedName), .committed, detail: try JSONText.encode(intent),
                    in: transaction)
            }
            try journal.emit(event(of: outcome), in: transaction)
            try audit.sightFailed([property.reference], error, of: source, in: transaction)
        }
        return outcome
    }

    /// What the CRM said, and which rights it named.
    static func words(_ error: ConnectorError) -> String {
        let scopes = error.missingScopes.map(\.rawValue).sorted().joined(separator: ", ")
        return scopes.isEmpty ? error.description : "\(error.description), missing: \(scopes)"
    }

    private static func advice(_ property: HiddenOwnerProperty, _ why: String) -> String {
        let how = property.origin == .created ? "was created" : "is there"
        return "The property \(property.found.name) \(how), and isn't visible yet to the user whom the key acts as: "
            + "\(why). Give that user the right to grant sight of fields, or have the CRM's admin show it to them with "
            + "edit rights, then sync again."
    }
}
