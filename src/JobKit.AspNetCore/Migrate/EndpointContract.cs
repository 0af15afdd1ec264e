using System.Text.Json;
using JobKit.Migration;
using Microsoft.AspNetCore.Builder;

namespace JobKit.AspNetCore;

/// <summary>The contract that an endpoint keeps, and what is wrong with it.</summary>
internal sealed record EndpointContract(LegacyContract Contract, IReadOnlyList<string> Problems)
{
    public static EndpointContract Of<TRequest, TJob>(ILegacyAnswers answers, EndpointBuilder endpoint, EndpointMigration<TRequest, TJob> migration)
        where TRequest : notnull
        where TJob : notnull
    {
        var route = EndpointName.RouteOf(endpoint);

        // A pattern may hold what a contract's route may not: constraints, optional parts.
        var named = route is null || route.AsSpan().ContainsAny(" ?#\\") ? migration.Key : route;
        var plain = LegacyContract.Map(named).To<TJob>().Result<JsonElement>((_, result) => result).Build();
        var contract = migration.ContractOf?.Invoke(named) ?? (route is null ? null : answers.Find(route)) ?? answers.Find(migration.Key) ?? plain;
        return contract.JobType == plain.JobType
            ? new(contract, answers.Problems(contract))
            : new(contract, [$"Its contract is kept by jobs of type \"{contract.JobType}\", and {typeof(TJob).Name} is \"{plain.JobType}\". Name the same type in both."]);
    }
}
