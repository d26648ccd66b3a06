/// What a test says of the exchanges that its task makes.
public enum ExchangeAnnotation {
    /// The name of the fault that was injected, for those in which no answer came to carry it.
    @TaskLocal public static var fault: String?

    /// The header by which an answer names the fault that was injected into it.
    public static let faultHeader = "X-Mock-Fault"
}
