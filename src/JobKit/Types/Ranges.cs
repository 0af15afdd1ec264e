namespace JobKit;

/// <summary>Range checks that answer with a sentence: the value, the range, the mend; null where all is well.</summary>
internal static class Ranges
{
    public const int QueueLength = 64;
    public const int TextLength = 256;

    public static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(24);

    private static readonly DateTimeOffset First = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Last = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string? Number(string key, long? value, long min, long max, string mend) =>
        value is null || (value >= min && value <= max) ? null : $"{key} is {value}. It must be between {min} and {max}. {mend}";

    public static string? Span(string key, TimeSpan? value, TimeSpan min, TimeSpan max, string mend) =>
        value is null || (value >= min && value <= max) ? null : $"{key} is {value:c}. It must be between {min:c} and {max:c}. {mend}";

    /// <summary>Within what every store can hold and add a delay to.</summary>
    public static string? Instant(string key, DateTimeOffset? value, string mend) =>
        value is null || (value >= First && value <= Last) ? null : $"{key} is {value:O}. It must be between {First:yyyy-MM-dd} and {Last:yyyy-MM-dd}. {mend}";

    public static string? Name(string key, string? value, int maxLength, string mend) =>
        value is null || NameText.IsName(value, maxLength)
            ? null
            : $"{key} is \"{NameText.Shown(value)}\". It must be 1 to {maxLength} characters of a-z A-Z 0-9 . _ -. {mend}";

    public static string? Text(string key, string? value, int maxLength, string mend)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Length < 1 || value.Length > maxLength)
        {
            return $"{key} is {value.Length} characters long. It must be 1 to {maxLength} characters. {mend}";
        }

        return NameText.IsStorable(value)
            ? null
            : $"{key} is \"{NameText.Shown(value)}\", with a NUL character or half a surrogate pair in it. It must be text that every database can hold. {mend}";
    }
}
