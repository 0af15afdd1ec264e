namespace JobKit;

/// <summary>The names that the library keeps for its own jobs: queues that begin with <c>jobkit-</c>, types that begin with <c>jobkit.</c>, in any case of letters.</summary>
internal static class ReservedNames
{
    /// <summary>The queue of the library's own jobs that need none of their own.</summary>
    public const string SystemQueue = "jobkit-system";

    private const string Queues = "jobkit-";
    private const string Types = "jobkit.";

    public static bool HasQueue(string? queue) => queue?.StartsWith(Queues, StringComparison.OrdinalIgnoreCase) == true;

    public static bool HasType(string type) => type.StartsWith(Types, StringComparison.OrdinalIgnoreCase);

    /// <summary>The sentence for an app's use of such a queue; null where it is none.</summary>
    public static string? Queue(string key, string? queue, string mend) => HasQueue(queue)
        ? $"{key} is \"{NameText.Shown(queue!)}\". Queues that begin with {Queues} are kept for JobKit's own jobs. {mend}"
        : null;

    /// <summary>The sentence for an app's use of such a type; null where it is none.</summary>
    public static string? Type(Type type, string name) => HasType(name)
        ? $"The job type name of {type} is \"{NameText.Shown(name)}\". Names that begin with {Types} are kept for JobKit's own jobs. Give the class another [JobType(\"...\")]."
        : null;
}
