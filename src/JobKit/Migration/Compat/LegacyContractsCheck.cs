using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Whether an app's contracts can be kept together, by its job types, and against their recorded answers.</summary>
internal static class LegacyContractsCheck
{
    public static IReadOnlyList<string> Problems(IReadOnlyCollection<LegacyContract> contracts, JobTypeRegistry types, LegacyJson json) =>
    [
        .. contracts.SelectMany(LegacyContractCheck.Problems),
        .. contracts.GroupBy(contract => Canonical(contract.Route), StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same =>
            $"\"{same.Key}\" has {same.Count()} contracts, for {string.Join(" and ", same.Select(contract => contract.JobType))}. Keep one of them."),
        .. contracts.Where(contract => types.Find(contract.JobType) is null).Select(contract =>
            $"The contract of \"{contract.Route}\" is for the job type \"{contract.JobType}\", which is not registered. Register it in AddBackgroundJobs, or correct the type."),
        .. contracts.Where(contract => contract.Mapper is not null).SelectMany(contract => contract.Samples.Select((sample, at) => Problem(contract, sample, at + 1, json))).OfType<string>(),
    ];

    /// <summary>By what routes are told apart: case and a last slash do not count.</summary>
    public static string Canonical(string route) => route.Length > 1 ? route.TrimEnd('/') : route;

    /// <summary>What is wrong with one sample, or null.</summary>
    public static string? Problem(LegacyContract contract, LegacySample sample, int number, LegacyJson json)
    {
        var what = $"Sample {number} of \"{contract.Route}\"";
        if (NotJson(sample) is { } part)
        {
            return $"{what} has a {part} that is not JSON. Record it again.";
        }

        var job = new Job
        {
            Id = new(Guid.Empty),
            Type = contract.JobType,
            Queue = JobFactory.DefaultQueue,
            Payload = sample.Payload,
            Result = sample.Result,
            Status = JobStatus.Completed,
            Progress = 100,
        };
        var answer = LegacyTranslation.Translate(contract, job, caller: null, estimate: null, json);
        if (answer.Fault is { } fault)
        {
            return $"{what} cannot be translated: {fault.Message} Correct Result, or record it again.";
        }

        using var given = JsonDocument.Parse(answer.Body);
        using var recorded = JsonDocument.Parse(sample.Response);
        return JsonElement.DeepEquals(given.RootElement, recorded.RootElement)
            ? null
            : $"{what} is answered {NameText.Shown(answer.Body)} by jobs, and was answered {NameText.Shown(sample.Response)}. Correct Result, or record it again.";
    }

    private static string? NotJson(LegacySample sample) =>
        !IsJson(sample.Payload) ? "payload" : sample.Result is not null && !IsJson(sample.Result) ? "result" : !IsJson(sample.Response) ? "response" : null;

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
