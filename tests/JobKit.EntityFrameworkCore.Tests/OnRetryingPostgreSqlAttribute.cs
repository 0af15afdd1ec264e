using System.Reflection;
using Xunit.Sdk;

namespace JobKit.EntityFrameworkCore.Tests;

/// <summary>Runs a theory over <see cref="TestDatabase.RetryingPostgreSql"/>, as <see cref="OnPostgreSqlAttribute"/> does.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnRetryingPostgreSqlAttribute : DataAttribute
{
    public OnRetryingPostgreSqlAttribute() => Skip = PostgresBinaries.SkipReason;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestDatabase.RetryingPostgreSql]];
}
