package io.qualitender.kernel.tx;

import io.qualitender.kernel.text.WireName;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypeFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** Maps enums to text columns in lower snake case, the same values as on the wire. */
final class LowerSnakeEnums extends JdbiPlugin.Singleton {

  @Override
  public void customizeJdbi(Jdbi jdbi) throws SQLException {
    jdbi.registerArgument(new EnumArgument());
    jdbi.registerColumnMapper(new EnumMapper());
    jdbi.registerArrayType(new EnumArrayType());
  }

  private static String word(Object constant) {
    return WireName.of((Enum<?>) constant);
  }

  @SuppressWarnings("rawtypes")
  private static final class EnumArgument extends AbstractArgumentFactory<Enum> {
    private EnumArgument() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(Enum value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setString(position, word(value));
    }
  }

  private static final class EnumMapper implements ColumnMapperFactory {
    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      Class<?> raw = GenericTypes.getErasedType(type);
      if (!raw.isEnum()) {
        return Optional.empty();
      }
      return Optional.of((row, column, context) -> constant(raw, row.getString(column)));
    }

    private static Object constant(Class<?> type, String word) {
      if (word == null) {
        return null;
      }
      for (Object constant : type.getEnumConstants()) {
        if (word(constant).equals(word)) {
          return constant;
        }
      }
      throw new IllegalStateException("unknown " + type.getSimpleName() + ": " + word);
    }
  }

  private static final class EnumArrayType implements SqlArrayTypeFactory {
    @Override
    public Optional<SqlArrayType<?>> build(Type type, ConfigRegistry config) {
      Class<?> raw = GenericTypes.getErasedType(type);
      return raw.isEnum()
          ? Optional.of(SqlArrayType.of("text", LowerSnakeEnums::word))
          : Optional.empty();
    }
  }
}
