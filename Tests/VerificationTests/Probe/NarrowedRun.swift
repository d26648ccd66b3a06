import ConnectorKit
import Verification

/// A narrowing against a simulated CRM, from the first write to the last.
struct NarrowedRun {
    /// The narrowing, when nothing was left to try.
    let narrowing: Narrowing
    /// The CRM, after all writes.
    let crm: SimulatedCRM

    /// Runs it, at most `writesMax` writes, so that a loop without an end fails instead of hanging.
    init(_ plan: ProbePlan, _ crm: SimulatedCRM, writesMax: Int = 100) {
        var (narrowing, crm) = (Narrowing(plan, hasRecord: crm.record != nil), crm)
        while narrowing.rounds < writesMax, let tried = narrowing.next() {
            let outcome = crm.write(narrowing.values(trying: tried))
            narrowing.note(tried: tried, outcome)
        }
        self.narrowing = narrowing
        self.crm = crm
    }

    /// The verdict of each asked property; one that has several is given as `nil`.
    var verdicts: [PropertyName: Verdict?] {
        let results = narrowing.results(definitions: [])
        var verdicts: [PropertyName: Verdict?] = [:]
        for name in narrowing.accepted { verdicts[name] = .passed }
        for result in results {
            guard let name = result.subject.property else { continue }
            verdicts[name] = .some(verdicts.keys.contains(name) ? nil : result.verdict)
        }
        return verdicts
    }

    /// The properties with a verdict.
    func names(_ verdict: Verdict) -> Set<PropertyName> {
        Set(verdicts.filter { $0.value == verdict }.keys)
    }
}
