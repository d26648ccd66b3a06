import Verification

extension ExitStatus {
    /// How the doctor ends the process.
    ///
    /// - Parameter named: the questions that were asked for by name: only those have to be told.
    init(_ report: DoctorReport, named: Set<DoctorSymptom>) {
        let isUntold = report.untold.contains { named.contains($0.symptom) }
        self = isUntold ? .unavailable : report.applying.isEmpty ? .done : .warnings
    }
}
