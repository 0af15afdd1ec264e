using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gathers sentences that name key, value, range and mend.</summary>
internal sealed class ApiOptionProblems
{
    private readonly List<string> _problems = [];

    public void Text(string key, string? value, string mend) =>
        Add(string.IsNullOrWhiteSpace(value), $"{key} is empty. It must be text. {mend}");

    public void Number(string key, int value, int from, int to, string mend) =>
        Add(value < from || value > to, $"{key} is {value}. It must be between {from} and {to}. {mend}");

    public void Span(string key, TimeSpan value, TimeSpan from, TimeSpan to, string mend) =>
        Add(value < from || value > to, $"{key} is {value:c}. It must be between {from:c} and {to:c}. {mend}");

    public void OneOf(string key, int value, int[] allowed, string mend) =>
        Add(!allowed.Contains(value), $"{key} is {value}. It must be {string.Join(" or ", allowed)}. {mend}");

    public void Add(bool wrong, string sentence)
    {
        if (wrong)
        {
            _problems.Add(sentence);
        }
    }

    public ValidateOptionsResult Result() => _problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_problems);
}
