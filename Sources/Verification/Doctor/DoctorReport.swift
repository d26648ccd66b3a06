public import Foundation
public import Workspace

/// What the doctor found of one person.
public struct DoctorReport: Hashable, Sendable, Codable {
    /// The person; `nil` where the organization has nobody like that.
    public let user: UserID?
    /// When it was asked.
    public let at: Date
    /// An answer to each question that was asked, in the order of ``DoctorSymptom``.
    public let answers: [DoctorAnswer]

    /// Holds answers.
    public init(user: UserID?, at: Date, answers: [DoctorAnswer]) {
        self.user = user
        self.at = at
        self.answers = answers
    }

    /// What is so.
    public var applying: [DoctorAnswer] { answers.filter { $0.verdict == .applies } }

    /// What the gateway couldn't tell.
    public var untold: [DoctorAnswer] { answers.filter { $0.verdict == .cannotTell } }
}
