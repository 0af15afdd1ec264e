using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>The property of a row that has its job's id.</summary>
/// <param name="Missing">The rows that have none.</param>
/// <param name="Fill">Gives one to those of these rows that have none in the database by now.</param>
/// <param name="Get">The id that it has, as text, or null.</param>
internal sealed record EntityLink<TEntity>(
    Expression<Func<TEntity, bool>> Missing, Func<IQueryable<TEntity>, JobId, CancellationToken, Task<int>> Fill, Func<TEntity, string?> Get)
{
    /// <exception cref="ArgumentException">It is no property that can be set.</exception>
    public static EntityLink<TEntity> Of<TValue>(
        Expression<Func<TEntity, TValue>> link, Func<JobId, TValue> write, Func<TValue, string?> read)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.Body is not MemberExpression { Member: PropertyInfo { CanWrite: true } })
        {
            throw new ArgumentException($"The link is {link.Body}. It must be a property of the row that can be set, like book => book.JobId.", nameof(link));
        }

        var value = link.Compile();
        var missing = Expression.Lambda<Func<TEntity, bool>>(
            Expression.Equal(link.Body, Expression.Constant(null, typeof(TValue))), link.Parameters);
        return new(
            missing,
            (rows, id, token) => rows.Where(missing).ExecuteUpdateAsync(row => row.SetProperty(link, write(id)), token),
            row => read(value(row)));
    }
}
