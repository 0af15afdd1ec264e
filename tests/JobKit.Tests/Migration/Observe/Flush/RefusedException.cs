using System.Data.Common;

namespace JobKit.Tests.Migration.Observe.Flush;

/// <summary>What a provider throws when the database has refused a statement.</summary>
internal sealed class RefusedException(string message) : DbException(message);
