/// What a cause means, and what to do about it, for people.
struct CauseWords: Sendable {
    /// What is so, in one sentence that names no property: findings do.
    let sentence: String
    /// What an admin does about it, in one or two sentences.
    let fix: String

    init(_ sentence: String, fix: String) {
        self.sentence = sentence
        self.fix = fix
    }
}
