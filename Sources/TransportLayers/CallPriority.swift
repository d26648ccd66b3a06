/// Who is waiting for a call.
public enum CallPriority: Int, Sendable, Hashable, CaseIterable {
    /// A person: served first, and from the reserve too.
    case interactive
    /// A run: never touches the reserve.
    case bulk
}
