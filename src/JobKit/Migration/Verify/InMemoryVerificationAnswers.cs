using System.Collections.Concurrent;

namespace JobKit.Migration;

/// <summary>Answers in this process's memory.</summary>
internal sealed class InMemoryVerificationAnswers : IVerificationAnswers
{
    private readonly ConcurrentDictionary<(string Migration, string Check), VerificationAnswer> _answers = new();

    public Task<IReadOnlyList<VerificationAnswer>> ReadAsync(string migration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<VerificationAnswer>>([.. _answers.Values.Where(answer => answer.Migration == migration)]);
    }

    public Task WriteAsync(VerificationAnswer answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _answers[(answer.Migration, answer.Check)] = answer;
        return Task.CompletedTask;
    }
}
