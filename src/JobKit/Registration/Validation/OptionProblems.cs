using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>All that is wrong with one class of options, told at once.</summary>
internal static class OptionProblems
{
    public static ValidateOptionsResult Of(IEnumerable<string?> checks)
    {
        var problems = checks.OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
