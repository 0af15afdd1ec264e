namespace JobKit.Migration;

/// <summary>What is wrong with a flag, each a sentence with the value, the range and the mend.</summary>
internal static class FeatureFlagCheck
{
    public const int NameLength = 100;
    private const int DescriptionLength = 1000;
    private const int SaltLength = 200;
    private const int ListLength = 1000;
    private const int EntryLength = 256;
    private const int VariantCount = 50;
    private const int ReasonLength = 1000;

    /// <exception cref="FeatureFlagInvalidException">Something is wrong with it.</exception>
    public static FeatureFlag Checked(FeatureFlag flag) => Problems(flag) is { Count: > 0 } problems ? throw new FeatureFlagInvalidException(problems) : flag;

    /// <exception cref="FeatureFlagInvalidException">The actor or the reason is missing or cannot be stored.</exception>
    public static OperatorAction Checked(OperatorAction by)
    {
        var problems = new[]
        {
            Given("The actor", by.Actor, EntryLength, "Say who makes the change."),
            Given("The reason", by.Reason, ReasonLength, "Say why the flag is changed; it is kept with the change."),
        }.OfType<string>().ToList();
        return problems.Count == 0 ? by : throw new FeatureFlagInvalidException(problems);
    }

    public static IReadOnlyList<string> Problems(FeatureFlag flag) =>
    [
        .. new[]
        {
            Name("name", flag.Name, "Name the flag like backgroundJobs."),
            flag.Description is { Length: 0 } ? null : Given("description", flag.Description, DescriptionLength, "Shorten it, or remove it."),
            List("userIds", flag.UserIds),
            List("groups", flag.Groups),
            List("excludedUserIds", flag.ExcludedUserIds),
            List("excludedGroups", flag.ExcludedGroups),
            Variants(flag.Variants),
            flag.Salt is null ? null : Given("salt", flag.Salt, SaltLength, "Set it to a word of its own, or remove it for the default, the flag's name."),
            Ranges.Number("version", flag.Version, 0, long.MaxValue, "Read the flag from its store anew."),
        }.OfType<string>(),
    ];

    private static string? Name(string key, string? name, string mend)
    {
        if (name is null)
        {
            return $"{key} is missing. It must be 1 to {NameLength} characters of a-z A-Z 0-9 . _ -. {mend}";
        }

        return Ranges.Name(key, name, NameLength, mend) ?? (char.IsAsciiLetterOrDigit(name[0])
            ? null
            : $"{key} is \"{name}\". Its first character must be a letter or a digit. {mend}");
    }

    private static string? Given(string key, string? text, int length, string mend) => string.IsNullOrWhiteSpace(text)
        ? $"{key} is {(text is null ? "missing" : "blank")}. It must be 1 to {length} characters. {mend}"
        : Ranges.Text(key, text, length, mend);

    private static string? List(string key, IReadOnlyList<string>? list)
    {
        if (list is null)
        {
            return $"{key} is null. It must be a list of at most {ListLength} entries. Remove it for an empty one.";
        }

        if (list.Count > ListLength)
        {
            return $"{key} has {list.Count} entries. It must have at most {ListLength}. List a group instead of its users.";
        }

        return list.Select(entry => Given($"An entry of {key}", entry, EntryLength, "Name a user or a group, or remove the entry.")).FirstOrDefault(it => it is not null);
    }

    private static string? Variants(IReadOnlyList<FlagVariant>? variants)
    {
        if (variants is null || variants.Contains(null!))
        {
            return $"variants is null or has an entry that is. It must be a list of at most {VariantCount} names with weights. Remove it for a flag without variants.";
        }

        if (variants.Count > VariantCount)
        {
            return $"variants has {variants.Count} entries. It must have at most {VariantCount}. Remove some.";
        }

        if (variants.Select(it => Name("A variant's name", it.Name, "Name it like blue.")).FirstOrDefault(it => it is not null) is { } problem)
        {
            return problem;
        }

        if (variants.GroupBy(it => it.Name, StringComparer.Ordinal).FirstOrDefault(it => it.Count() > 1) is { } twice)
        {
            return $"variants has \"{twice.Key}\" {twice.Count()} times. Each name must be there once. Remove the others, or rename them.";
        }

        var sum = variants.Sum(it => it.Weight.Percent);
        return variants.Count == 0 || sum == TrafficShare.All.Percent
            ? null
            : $"The weights of variants make {sum} together. They must make 100. Change them, or remove all variants.";
    }
}
