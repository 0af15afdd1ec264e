using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>Flags as JSON: what stores and evidence hold, and what people write.</summary>
internal static class FlagJson
{
    private const string TrafficShareWords = "The share is ";

    private const string Example = """{"name":"backgroundJobs","enabled":true,"share":12.5,"userIds":["42"],"variants":[{"name":"blue","weight":100}]}""";

    private static readonly IReadOnlyList<string> Members =
        [.. typeof(FlagContent).GetProperties().Select(it => JsonNamingPolicy.CamelCase.ConvertName(it.Name))];

    private static readonly JsonSerializerOptions Lenient = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    private static readonly JsonSerializerOptions Strict = new(Lenient)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public static string Write(FeatureFlag flag) => JsonSerializer.Serialize(FlagContent.Of(flag), Lenient);

    /// <summary>A stored flag; null when it cannot be read. What a newer version of JobKit has written beside what this one knows is passed over.</summary>
    public static FeatureFlag? Read(StoredFlag stored)
    {
        try
        {
            var flag = JsonSerializer.Deserialize<FlagContent>(stored.Json, Lenient)?.ToFlag();
            return flag is null || FeatureFlagCheck.Problems(flag).Count > 0
                ? null
                : flag with { Name = stored.Name, Version = stored.Version, UpdatedAt = stored.UpdatedAt, UpdatedBy = stored.UpdatedBy };
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A stored flag; one that is off where it cannot be read, so that it can be seen and written anew.</summary>
    public static FeatureFlag ReadOrBare(StoredFlag stored) => Read(stored)
        ?? new() { Name = stored.Name, Version = stored.Version, UpdatedAt = stored.UpdatedAt, UpdatedBy = stored.UpdatedBy };

    /// <exception cref="FeatureFlagInvalidException">It is not the JSON of a flag.</exception>
    public static FeatureFlag ReadStrictly(string json)
    {
        try
        {
            CheckMembers(json);
            return JsonSerializer.Deserialize<FlagContent>(json, Strict)!.ToFlag();
        }
        catch (JsonException error)
        {
            throw new FeatureFlagInvalidException([Sentence(error)], error);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair has no UTF-8, and one that is escaped has no text.
            throw new FeatureFlagInvalidException(["The flag has half a surrogate pair in it. It must be text that every database can hold. Take it out."], error);
        }
    }

    private static void CheckMembers(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new FeatureFlagInvalidException([$"The flag is {document.RootElement.ValueKind}. It must be a JSON object. Give one with the member name."]);
        }

        var members = document.RootElement.EnumerateObject().Select(it => it.Name).ToList();
        var problems = members.Except(Members, StringComparer.Ordinal)
            .Select(it => $"\"{NameText.Shown(it)}\" is no member of a flag. It must be one of {string.Join(", ", Members)}. Correct it, or remove it.")
            .Concat(members.GroupBy(it => it, StringComparer.Ordinal).Where(it => it.Count() > 1)
                .Select(it => $"\"{NameText.Shown(it.Key)}\" is there {it.Count()} times. Each member must be there once. Remove the others."))
            .ToList();
        if (problems.Count > 0)
        {
            throw new FeatureFlagInvalidException(problems);
        }
    }

    // A converter of ours has written a sentence already; what the serializer writes names its own classes.
    private static string Sentence(JsonException error) =>
        error.Message.StartsWith(TrafficShareWords, StringComparison.Ordinal) ? error.Message
        : error.Path is { Length: > 1 } path ? $"The flag's value at {path} is of another kind. It must be as in {Example}. Correct it."
        : $"The flag is no JSON object of a flag. It must be as in {Example}. Correct it.";
}
