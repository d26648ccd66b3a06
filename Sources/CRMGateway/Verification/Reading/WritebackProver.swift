import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// Has an account's writebacks proved under one way into it: the key's, or another user's under the same grant.
struct WritebackProver: Sendable {
    let request: VerifyRequest
    let expectations: Expectations
    let origin: ProbeOrigin
    let context: ProbeContext

    /// What is found of each object that anything is expected of.
    ///
    /// - Parameter owner: an active CRM user who may own records.
    func run(_ facts: AccountFacts, owner: CRMUserID?) async throws -> WritebackOutcome {
        var outcome = WritebackOutcome()
        var situations: [ProbeSituation] = []
        for object in Self.objects(request, expectations, facts.descriptor) {
            switch situation(of: object, facts, owner: owner) {
            case .success(let situation): situations.append(situation)
            case .failure(let hindrance): outcome.results.append(hindrance.result)
            }
        }
        guard !situations.isEmpty else { return outcome }
        let found = try await WritebackStep(
            mode: request.mode, changesOwner: request.changesOwner, situations: situations, origin: origin,
            context: context
        ).run()
        outcome.results += found.results
        outcome.cleanup = found.cleanup
        return outcome
    }

    /// The objects whose writeback is asked for.
    static func objects(
        _ request: VerifyRequest, _ expectations: Expectations, _ descriptor: ConnectorDescriptor
    ) -> [CRMObject] {
        expectations.objects(of: descriptor).filter { request.selection.includes(.writeback($0)) }
    }

    /// One result for each object of a verification that writes nothing there, and why.
    static func nothing(
        _ request: VerifyRequest, _ expectations: Expectations, _ descriptor: ConnectorDescriptor, _ verdict: Verdict,
        _ words: String, cause: Cause? = nil
    ) -> [CheckResult] {
        objects(request, expectations, descriptor).map {
            CheckResult(.writeback($0), CheckSubject(crm: descriptor.id, object: $0), verdict, words, cause: cause)
        }
    }

    /// One result for each object in the mode that writes nothing: there is nothing of the kind, unless it was asked for by
    /// its name, and so couldn't be made (VER-3, VER-6).
    static func readOnly(
        _ request: VerifyRequest, _ expectations: Expectations, _ descriptor: ConnectorDescriptor
    ) -> [CheckResult] {
        objects(request, expectations, descriptor).map {
            WritebackJudge.readOnly($0, crm: descriptor.id, isNamed: request.selection.names(.writeback($0)))
        }
    }

    /// Why an object's writeback isn't tried.
    private struct Hindrance: Error {
        let result: CheckResult
    }

    private func situation(
        of object: CRMObject, _ facts: AccountFacts, owner: CRMUserID?
    ) -> Result<ProbeSituation, Hindrance> {
        let subject = CheckSubject(crm: facts.descriptor.id, object: object)
        guard let description = facts.descriptor.object(object), let traits = facts.descriptor.probes.objects[object]
        else {
            let words = "No record of this kind is made for a probe in \(facts.descriptor.name)."
            return .failure(Hindrance(result: CheckResult(.writeback(object), subject, .notApplicable, words)))
        }
        do {
            let today = try CalendarDate.of(context.clock.now)
            return .success(
                ProbeSituation(
                    crm: facts.descriptor.id, object: description, traits: traits,
                    definitions: try facts.definitions[object]?.get() ?? [],
                    mapped: expectations.mapped(object), ownerProperties: ownerProperties(object, facts.descriptor),
                    pipelines: try facts.pipelines[object]?.get() ?? [],
                    mappedPipelines: expectations.pipelines.filter { $0.object.rawValue == object.rawValue },
                    recordTypes: try facts.recordTypes?.get().filter { $0.object == object } ?? [], owner: owner,
                    mark: .drawn(), today: today))
        } catch {
            return .failure(
                Hindrance(
                    result: CheckResult(
                        .writeback(object), subject, .notChecked,
                        "Nothing was written: what the CRM has couldn't be read. \(error.message)",
                        evidence: [Evidence("error", error.kind.rawValue)], cause: RefusalJudge.cause(of: error))))
        }
    }

    /// The property that a sync uses, and whichever else people's mappings write their owner to.
    private func ownerProperties(_ object: CRMObject, _ descriptor: ConnectorDescriptor) -> [PropertyName] {
        let mapped = expectations.properties.filter {
            $0.isOwner && $0.permission != .read && $0.crm == descriptor.id.rawValue && $0.object.inCRM == object
        }
        let names =
            [expectations.ownerProperties[object]].compactMap(\.self)
            + mapped.map { PropertyName(rawValue: $0.name) }
        return Set(names).filter { $0 != descriptor.object(object)?.standardOwnerProperty }.sorted()
    }
}

extension CalendarDate {
    /// The day of a moment, in UTC.
    fileprivate static func of(_ moment: Date) throws(ConnectorError) -> CalendarDate {
        guard let day = CalendarDate(moment.formatted(.iso8601.year().month().day())) else {
            throw ConnectorError(.invalid, operation: "core.verify", message: "the clock tells no day")
        }
        return day
    }
}
