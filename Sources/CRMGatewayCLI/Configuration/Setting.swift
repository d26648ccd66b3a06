/// One setting of the command line: its name in the file, in the environment and as a flag, declared once.
struct Setting: Hashable, Sendable {
    /// What a value is.
    enum Kind: String, Hashable, Sendable {
        case text
        case number
        case boolean
        /// A JSON array of texts in the file; separated by commas in the environment.
        case texts
    }

    /// What environment names begin with.
    static let environmentPrefix = "CRM_GATEWAY_"

    /// The name in the file, snake_case; a dot stands for an object in it.
    let key: String
    /// What a value is.
    let kind: Kind
    /// The flag, `--state-dir`, where there is one.
    let flag: String?
    /// The value where nothing says otherwise, as people read it.
    let standard: String
    /// What it decides, for people.
    let summary: String

    init(
        _ key: String, _ kind: Kind = .text, flag: String? = nil, standard: String = "none", _ summary: String
    ) {
        self.key = key
        self.kind = kind
        self.flag = flag
        self.standard = standard
        self.summary = summary
    }

    /// The name in the environment, `CRM_GATEWAY_STATE_DIR`.
    var environmentName: String {
        Self.environmentPrefix + key.replacing(".", with: "_").uppercased()
    }
}
