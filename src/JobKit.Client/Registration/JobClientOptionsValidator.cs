using Microsoft.Extensions.Options;

namespace JobKit.Client;

/// <summary>Refuses addresses that lead nowhere.</summary>
internal sealed class JobClientOptionsValidator : IValidateOptions<JobClientOptions>
{
    public ValidateOptionsResult Validate(string? name, JobClientOptions options)
    {
        var problems = new List<string>();
        if (!IsAddress(options.BaseAddress))
        {
            problems.Add($"JobClientOptions.BaseAddress is {Shown(options.BaseAddress)}. It must be an absolute http or https address without a query. Set it to where the app serves its jobs, as https://shop.example/api/jobs/.");
        }

        if (options.FlagsAddress is { } flags && !IsAddress(flags))
        {
            problems.Add($"JobClientOptions.FlagsAddress is {Shown(flags)}. It must be an absolute http or https address without a query. Set it to where the app serves its flags, or remove it for the default, feature-flags beside the jobs.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsAddress(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Query.Length == 0;

    private static string Shown(Uri? address) => address is null ? "missing" : $"\"{address.OriginalString}\"";
}
